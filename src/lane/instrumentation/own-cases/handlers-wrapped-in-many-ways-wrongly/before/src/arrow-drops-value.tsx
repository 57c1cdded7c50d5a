import { track } from './analytics'
export const f = (x) => go(x)