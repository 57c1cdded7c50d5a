import { track } from './analytics'

export function Offer({ take }) {
  return <Select onChange={(choice) => { track('offer_taken', { place: choice }); take(choice) }} />
}
