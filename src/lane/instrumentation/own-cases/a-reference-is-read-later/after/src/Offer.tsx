import { track } from './analytics'

export function Offer({ act }) {
  return <button onClick={() => { track('offer_taken'); act.current() }} />
}
