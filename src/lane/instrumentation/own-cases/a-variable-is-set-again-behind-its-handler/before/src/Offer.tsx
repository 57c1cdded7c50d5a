import { track } from './analytics'

export function Offer({ take, leave }) {
  let act = take
  const first = <button onClick={act }>Take it</button>
  act = leave
  return first
}
