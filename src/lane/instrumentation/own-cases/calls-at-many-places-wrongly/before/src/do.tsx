import { track } from './analytics'
export function f() { do {  } while (x()) }