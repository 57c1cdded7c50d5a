import { track } from './analytics'

export function Offer({ offer, user, take }) {
  const x = { y: user.email, z: 1 }
  return <button onClick={() => { track('offer_taken', { place: x.y }); take(offer.id) }}>Take it</button>
}
