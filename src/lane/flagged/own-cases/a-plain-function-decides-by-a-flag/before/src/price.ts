import { flag } from './flags'
export function price(of) {
  return of.price
}
