import { track } from './analytics'

export function Offer({ offer, user, take }) {
  const x = offer.contact.email.toLowerCase()
  return <button onClick={() => { take(offer.id) }}>Take it</button>
}
