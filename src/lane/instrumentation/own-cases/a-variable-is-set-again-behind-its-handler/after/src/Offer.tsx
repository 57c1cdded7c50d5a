import { track } from './analytics'

export function Offer({ take, leave }) {
  let act = take
  const first = <button onClick={() => { track('offer_taken'); act() }}>Take it</button>
  act = leave
  return first
}
