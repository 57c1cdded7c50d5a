import { track } from './analytics'

export function Offer({ offer, user, take }) {
  const x = { y: user.email, z: offer.id }
  return <button onClick={() => { track('offer_taken', { place: x.z }); take(offer.id) }}>Take it</button>
}
