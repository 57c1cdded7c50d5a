import { track } from './analytics'
export function f() { return new ResizeObserver(() => { track('clicked'); go() }) }