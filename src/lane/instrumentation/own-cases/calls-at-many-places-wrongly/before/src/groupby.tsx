import { track } from './analytics'
export function f(l) { return Object.groupBy(l, (v) => {  return v.k }) }