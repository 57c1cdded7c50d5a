import { track } from './analytics'
export const f = (l) => l.map((x) => x.a)