import { track } from './analytics'
export function P({ l }) { const x = mapValues(l, (v) => { track('clicked'); return v }); return x }