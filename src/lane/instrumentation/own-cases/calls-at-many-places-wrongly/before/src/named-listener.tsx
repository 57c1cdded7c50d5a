import { track } from './analytics'
function go() {  x() }
export function f(el) { el.addEventListener('scroll', go) }