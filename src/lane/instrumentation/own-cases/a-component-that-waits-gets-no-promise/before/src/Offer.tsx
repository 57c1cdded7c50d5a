import { track } from './analytics'

export function Offer({ take }) {
  return <LoadingButton onClick={take } />
}
