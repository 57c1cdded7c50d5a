import { track } from './analytics'

export function FAQ() {
  track('offer_taken');
  return draw()
}
