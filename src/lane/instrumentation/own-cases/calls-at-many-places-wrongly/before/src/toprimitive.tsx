import { track } from './analytics'
export class O { [Symbol.toPrimitive]() {  return 1 } }