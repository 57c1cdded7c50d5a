import { track } from './analytics'
export class O { [Symbol.toPrimitive]() { track('clicked'); return 1 } }