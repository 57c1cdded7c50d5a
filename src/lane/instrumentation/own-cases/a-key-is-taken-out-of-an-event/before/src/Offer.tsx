import { track } from './analytics'

export function Offer({ take }) {
  return <input onKeyDown={({ key: pressed }) => { take(pressed) }} />
}
