import { track } from './analytics'
export const f = (l) => l.reduce((s, v) => {  return s + v }, 0)