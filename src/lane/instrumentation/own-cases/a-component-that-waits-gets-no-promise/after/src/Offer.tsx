import { track } from './analytics'

export function Offer({ take }) {
  return <LoadingButton onClick={(event) => { track('offer_taken'); take(event) }} />
}
