import { track } from './analytics'
export const o = Object.defineProperty({}, 'x', { get() {  return 1 } })