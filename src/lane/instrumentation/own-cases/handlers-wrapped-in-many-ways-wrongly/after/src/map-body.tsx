import { track } from './analytics'
export const f = (l) => l.map((x) => { track('clicked'); return x.a })