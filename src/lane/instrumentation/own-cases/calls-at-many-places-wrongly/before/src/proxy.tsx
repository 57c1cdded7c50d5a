import { track } from './analytics'
export const o = new Proxy({}, { get(t, k) {  return t[k] } })