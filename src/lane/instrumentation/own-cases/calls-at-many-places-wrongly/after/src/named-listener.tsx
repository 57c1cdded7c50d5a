import { track } from './analytics'
function go() { track('clicked'); x() }
export function f(el) { el.addEventListener('scroll', go) }