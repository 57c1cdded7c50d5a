import { track } from './analytics'

export function Offer({ offer, user, take }) {
  const x = { y: user.email, z: offer.id }
  return <button onClick={() => { take(offer.id) }}>Take it</button>
}
