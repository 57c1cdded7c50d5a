import { track } from './analytics'
export function f() { do { track('clicked'); } while (x()) }