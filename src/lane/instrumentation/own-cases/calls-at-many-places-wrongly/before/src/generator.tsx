import { track } from './analytics'
export function* saga() { while (true) {  yield 1 } }