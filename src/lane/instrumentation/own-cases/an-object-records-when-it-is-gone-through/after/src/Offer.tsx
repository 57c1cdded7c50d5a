import { track } from './analytics'

export class Cart {
  [Symbol.iterator]() { track('offer_taken'); return this.rows() }
}
