import { track } from './analytics'
export function f() { window.addEventListener('beforeunload', () => { track('clicked'); go() }) }