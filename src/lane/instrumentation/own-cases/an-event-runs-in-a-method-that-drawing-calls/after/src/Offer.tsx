import { track } from './analytics'

const api = { load() { track('offer_taken', { place: 'top' }); save() } }

export function Offer() {
  api.load()
  return <p>Offer</p>
}
