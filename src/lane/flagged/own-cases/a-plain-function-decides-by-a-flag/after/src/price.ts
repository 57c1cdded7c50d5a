import { flag } from './flags'
export function price(of) {
  if (flag('gift')) return 0
  return of.price
}
