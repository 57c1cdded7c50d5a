import { track } from './analytics'

export function Offer({ offer, user, take }) {
  return <button onClick={() => { track('offer_taken', { place: document.title }); take(offer.id) }}>Take it</button>
}
