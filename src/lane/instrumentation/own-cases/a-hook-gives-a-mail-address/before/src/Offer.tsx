import { track } from './analytics'

export function Offer({ offer, user, take }) {
  const x = useEmail()
  return <button onClick={() => { take(offer.id) }}>Take it</button>
}
