import { track } from './analytics'

export function Offer({ offer, user, take }) {
  const x = prompt('Why?')
  return <button onClick={() => { take(offer.id) }}>Take it</button>
}
