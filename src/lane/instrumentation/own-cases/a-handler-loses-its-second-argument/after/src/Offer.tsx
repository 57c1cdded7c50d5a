import { track } from './analytics'

function take(id, size) {
  send(id, size)
}
export function Offer() {
  return <Sizes onPick={(id) => { track('offer_taken'); take(id) }} />
}
