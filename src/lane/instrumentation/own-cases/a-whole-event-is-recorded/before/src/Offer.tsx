import { track } from './analytics'

export function Offer({ offer, user, take }) {
  return <button onClick={(event) => { take(offer.id) }}>Take it</button>
}
