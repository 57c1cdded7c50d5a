import { track } from './analytics'

export function Offer() {
  const load = () => { track('offer_taken', { place: 'top' }); save() }
  const again = load
  again()
  return <p>Offer</p>
}
