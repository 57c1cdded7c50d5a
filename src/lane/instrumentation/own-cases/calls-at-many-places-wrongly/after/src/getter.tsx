import { track } from './analytics'
export const o = { get total() { track('clicked'); return 1 } }