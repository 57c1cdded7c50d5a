import { track } from './analytics'

export const a = 1