import { track } from './analytics'

export function cartReducer(cart, change) {
  
  return { ...cart, ...change }
}
