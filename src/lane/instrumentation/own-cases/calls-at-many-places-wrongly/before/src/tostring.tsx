import { track } from './analytics'
export const o = { toString() {  return 'a' } }