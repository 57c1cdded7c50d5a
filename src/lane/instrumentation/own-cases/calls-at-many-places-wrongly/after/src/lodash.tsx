import { track } from './analytics'
export function f(l) { return _.sortBy(l, (v) => { track('clicked'); return v.k }) }