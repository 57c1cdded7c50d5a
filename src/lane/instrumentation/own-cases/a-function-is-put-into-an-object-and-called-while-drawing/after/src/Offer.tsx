import { track } from './analytics'

function open() {
  track('offer_taken');
  load()
}
export function Offer() {
  const shop = { open }
  shop.open()
  return <b>Offer</b>
}
