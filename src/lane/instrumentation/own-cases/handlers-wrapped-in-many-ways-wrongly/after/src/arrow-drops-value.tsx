import { track } from './analytics'
export const f = (x) => { track('clicked'); go(x) }