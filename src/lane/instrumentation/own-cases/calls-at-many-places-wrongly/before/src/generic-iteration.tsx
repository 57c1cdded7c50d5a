import { track } from './analytics'
export function P({ l }) { const x = mapValues(l, (v) => {  return v }); return x }