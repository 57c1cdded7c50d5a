import { track } from './analytics'
export function f() { a: for (;;) {  break a } }