import { track } from './analytics'

export function Offer({ offers }) {
  const best = pick(offers, (offer) => { return offer.price })
  return <b>{best}</b>
}
