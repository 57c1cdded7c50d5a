import { track } from './analytics'
export class O { [Symbol.iterator]() { track('clicked'); return [] } }