import { track } from './analytics'
export function f(el) { el.on('mousemove', () => {  go() }) }