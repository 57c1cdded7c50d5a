import { track } from './analytics'
export function f(el, name) { el.addEventListener(name, () => {  go() }) }