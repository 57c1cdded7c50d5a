import { track } from './analytics'

export function Offer({ offer, user, take }) {
  const { plan, ...rest } = user
  return <button onClick={() => { track('offer_taken', { place: rest }); take(offer.id) }}>Take it</button>
}
