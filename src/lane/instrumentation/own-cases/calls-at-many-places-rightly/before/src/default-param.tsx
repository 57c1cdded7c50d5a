import { track } from './analytics'
export function f(a = (() => {  return 1 })()) { return a }