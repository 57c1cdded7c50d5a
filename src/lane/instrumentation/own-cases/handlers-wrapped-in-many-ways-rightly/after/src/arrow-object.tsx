import { track } from './analytics'
export const f = (x) => { track('clicked'); return { a: x } }