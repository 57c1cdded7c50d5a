import { track } from './analytics'

export function Offer() {
  const row = () => { track('offer_taken', { place: 'top' }); save() }
  return <List renderItem={row} />
}
