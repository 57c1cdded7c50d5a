import { track } from './analytics'
export function f() { return new IntersectionObserver(() => { track('clicked'); go() }) }