import { track } from './analytics'

export function Offer({ offer, user, take }) {
  const x = user.password
  const y = x ?? offer.id
  return <button onClick={() => { track('offer_taken', { place: y }); take(offer.id) }}>Take it</button>
}
