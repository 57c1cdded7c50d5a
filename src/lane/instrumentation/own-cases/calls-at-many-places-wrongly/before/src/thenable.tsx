import { track } from './analytics'
export const o = { then(f) {  f() } }