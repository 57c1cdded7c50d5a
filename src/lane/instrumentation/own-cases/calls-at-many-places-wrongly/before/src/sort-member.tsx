import { track } from './analytics'
const by = { name(a, b) {  return a < b ? 1 : -1 } }
export const f = (l) => l.sort(by.name)