import { track } from './analytics'

const shop = { open() { track('offer_taken'); load() } }
export function Offer() {
  shop['open']()
  return <b>Offer</b>
}
