import { track } from './analytics'

export const cart = {
  toString() { return 'cart' },
}
