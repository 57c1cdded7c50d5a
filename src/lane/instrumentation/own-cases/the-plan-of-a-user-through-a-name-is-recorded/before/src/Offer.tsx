import { track } from './analytics'

export function Offer({ offer, user, take }) {
  const level = user.plan
  return <button onClick={() => { take(offer.id) }}>Take it</button>
}
