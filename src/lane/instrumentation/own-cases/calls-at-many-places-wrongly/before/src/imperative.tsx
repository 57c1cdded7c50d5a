import { track } from './analytics'
export function P(p) { useImperativeHandle(p.r, () => {  return {} }); return null }