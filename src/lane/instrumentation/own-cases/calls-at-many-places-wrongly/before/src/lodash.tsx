import { track } from './analytics'
export function f(l) { return _.sortBy(l, (v) => {  return v.k }) }