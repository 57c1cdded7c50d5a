import { track } from './analytics'
export function f() { window.addEventListener('beforeunload', () => {  go() }) }