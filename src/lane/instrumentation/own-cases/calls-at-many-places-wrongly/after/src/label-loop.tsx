import { track } from './analytics'
export function f() { a: for (;;) { track('clicked'); break a } }