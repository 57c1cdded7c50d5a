import { track } from './analytics'
export class O { [Symbol.iterator]() {  return [] } }