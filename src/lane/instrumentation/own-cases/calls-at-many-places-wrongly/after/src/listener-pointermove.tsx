import { track } from './analytics'
export function f(el) { el.addEventListener('pointermove', () => { track('clicked'); go() }) }