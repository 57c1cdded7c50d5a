import { track } from './analytics'

function open() {
  track('offer_taken');
  load()
}
export function Offer({ other }) {
  ;(other || open)()
  return <b>Offer</b>
}
