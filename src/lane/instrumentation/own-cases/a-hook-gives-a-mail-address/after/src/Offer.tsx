import { track } from './analytics'

export function Offer({ offer, user, take }) {
  const x = useEmail()
  return <button onClick={() => { track('offer_taken', { place: x }); take(offer.id) }}>Take it</button>
}
