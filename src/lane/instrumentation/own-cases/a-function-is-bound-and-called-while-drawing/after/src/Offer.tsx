import { track } from './analytics'

function open() {
  track('offer_taken');
  load()
}
export function Offer() {
  open.bind(null)()
  return <b>Offer</b>
}
