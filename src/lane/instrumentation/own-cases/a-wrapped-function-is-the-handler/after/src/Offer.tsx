import { track } from './analytics'

export function Offer({ take }) {
  const click = withLog(() => { track('offer_taken'); take() })
  return <button onClick={click}>Take it</button>
}
