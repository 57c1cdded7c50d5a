import { track } from './analytics'
export const o = { toString() { track('clicked'); return 'a' } }