import { track } from './analytics'

export function more(setCount) {
  setCount((count) => { track('offer_taken'); return count + 1 })
}
