import { track } from './analytics'

export function Offer({ offer, user, take }) {
  return <button onClick={() => { track('offer_taken', { place: offer.comment }); take(offer.id) }}>Take it</button>
}
