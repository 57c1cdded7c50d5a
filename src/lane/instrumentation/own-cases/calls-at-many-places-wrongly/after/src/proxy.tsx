import { track } from './analytics'
export const o = new Proxy({}, { get(t, k) { track('clicked'); return t[k] } })