import { track } from './analytics'
track('clicked');
export const a = 1