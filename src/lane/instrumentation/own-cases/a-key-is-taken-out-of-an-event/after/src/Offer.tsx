import { track } from './analytics'

export function Offer({ take }) {
  return <input onKeyDown={({ key: pressed }) => { track('offer_taken', { place: pressed }); take(pressed) }} />
}
