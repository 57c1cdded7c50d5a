import { track } from './analytics'

export const cart = {
  toString() { track('offer_taken'); return 'cart' },
}
