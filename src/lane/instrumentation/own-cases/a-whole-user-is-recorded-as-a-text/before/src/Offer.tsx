import { track } from './analytics'

export function Offer({ offer, user, take }) {
  const x = JSON.stringify(user)
  return <button onClick={() => { take(offer.id) }}>Take it</button>
}
