import { track } from './analytics'
export function log(t, k) {  return t }
class A { @log m() {} }