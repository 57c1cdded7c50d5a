import { track } from './analytics'

export function Offer({ take }) {
  const click = withLog(() => { take() })
  return <button onClick={click}>Take it</button>
}
