import { track } from './analytics'

export function Offer({ take }) {
  return <TextField onChange={(text) => { take(text) }} />
}
