import { track } from './analytics'

export function Offer({ take }) {
  return <Select onChange={(choice) => { take(choice) }} />
}
