import { track } from './analytics'

export function Offer({ offers }) {
  const best = pick(offers, (offer) => { track('offer_taken'); return offer.price })
  return <b>{best}</b>
}
