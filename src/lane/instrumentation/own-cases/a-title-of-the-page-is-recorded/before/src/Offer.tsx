import { track } from './analytics'

export function Offer({ offer, user, take }) {
  return <button onClick={() => { take(offer.id) }}>Take it</button>
}
