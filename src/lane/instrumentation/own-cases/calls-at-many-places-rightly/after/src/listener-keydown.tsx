import { track } from './analytics'
export function f(el) { el.addEventListener('message', () => { track('clicked'); go() }) }