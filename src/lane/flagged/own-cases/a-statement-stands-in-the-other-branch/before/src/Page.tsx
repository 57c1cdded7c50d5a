import { price } from './price'

export function total(n) {
  const all = price(n)
  return all * n
}
