import { track } from './analytics'

export function Offer({ offer, user, take }) {
  return <button onClick={() => { track('offer_taken', { place: user.nickel }); take(offer.id) }}>Take it</button>
}
