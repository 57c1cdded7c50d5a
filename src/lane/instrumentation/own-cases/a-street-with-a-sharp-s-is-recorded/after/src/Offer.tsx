import { track } from './analytics'

export function Offer({ offer, user, take }) {
  return <button onClick={() => { track('offer_taken', { place: offer.straße }); take(offer.id) }}>Take it</button>
}
