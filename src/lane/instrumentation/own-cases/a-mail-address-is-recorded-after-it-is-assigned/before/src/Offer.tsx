import { track } from './analytics'

export function Offer({ offer, user, take }) {
  let x
  x = user.email
  return <button onClick={() => { take(offer.id) }}>Take it</button>
}
