import { track } from './analytics'

export function Offer({ offer, user, take }) {
  return <button onClick={(event) => { track('offer_taken', { place: event }); take(offer.id) }}>Take it</button>
}
