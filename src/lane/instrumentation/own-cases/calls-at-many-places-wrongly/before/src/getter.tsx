import { track } from './analytics'
export const o = { get total() {  return 1 } }