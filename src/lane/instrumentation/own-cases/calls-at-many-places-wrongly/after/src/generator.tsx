import { track } from './analytics'
export function* saga() { while (true) { track('clicked'); yield 1 } }