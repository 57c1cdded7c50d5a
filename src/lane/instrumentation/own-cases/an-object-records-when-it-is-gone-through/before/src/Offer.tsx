import { track } from './analytics'

export class Cart {
  [Symbol.iterator]() { return this.rows() }
}
