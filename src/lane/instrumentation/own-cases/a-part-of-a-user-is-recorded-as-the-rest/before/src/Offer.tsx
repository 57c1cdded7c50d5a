import { track } from './analytics'

export function Offer({ offer, user, take }) {
  const { plan, ...rest } = user
  return <button onClick={() => { take(offer.id) }}>Take it</button>
}
