import { track } from './analytics'

export function Offer({ acts }) {
  const all = []
  for (var act of acts) all.push(<button onClick={() => { track('offer_taken'); act() }} />)
  return all
}
