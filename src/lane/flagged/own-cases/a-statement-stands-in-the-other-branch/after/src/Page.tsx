import { flag } from './flags'
import { next, price } from './price'

export function total(n) {
  if (flag('banner')) {
    return next(n)
  } else {
    const all = price(n)
    return all * n
  }
}
