import { track } from './analytics'
export function f(a = (() => { track('clicked'); return 1 })()) { return a }