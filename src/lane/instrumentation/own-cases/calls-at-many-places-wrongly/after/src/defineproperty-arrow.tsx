import { track } from './analytics'
export const o = Object.defineProperty({}, 'x', { get: () => { track('clicked'); return 1 } })