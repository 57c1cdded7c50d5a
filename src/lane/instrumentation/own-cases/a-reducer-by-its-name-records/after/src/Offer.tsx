import { track } from './analytics'

export function cartReducer(cart, change) {
  track('offer_taken');
  return { ...cart, ...change }
}
