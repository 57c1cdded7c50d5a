import { track } from './analytics'
export function f(l) { return Object.groupBy(l, (v) => { track('clicked'); return v.k }) }