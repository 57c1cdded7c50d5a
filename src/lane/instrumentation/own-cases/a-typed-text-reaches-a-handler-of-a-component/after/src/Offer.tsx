import { track } from './analytics'

export function Offer({ take }) {
  return <TextField onChange={(text) => { track('offer_taken', { place: text }); take(text) }} />
}
