import { track } from './analytics'
export function log(t, k) { track('clicked'); return t }
class A { @log m() {} }