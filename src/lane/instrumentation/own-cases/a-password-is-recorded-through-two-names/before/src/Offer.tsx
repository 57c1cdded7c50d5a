import { track } from './analytics'

export function Offer({ offer, user, take }) {
  const x = user.password
  const y = x ?? offer.id
  return <button onClick={() => { take(offer.id) }}>Take it</button>
}
