import { track } from './analytics'

const shop = { open() { track('offer_taken'); load() } }
export function Offer() {
  const { open } = shop
  open()
  return <b>Offer</b>
}
