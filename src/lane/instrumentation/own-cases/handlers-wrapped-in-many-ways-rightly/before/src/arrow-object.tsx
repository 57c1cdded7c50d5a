import { track } from './analytics'
export const f = (x) => ({ a: x })