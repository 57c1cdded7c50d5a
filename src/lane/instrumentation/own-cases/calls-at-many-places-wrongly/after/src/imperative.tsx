import { track } from './analytics'
export function P(p) { useImperativeHandle(p.r, () => { track('clicked'); return {} }); return null }