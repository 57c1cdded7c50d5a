import { track } from './analytics'

export function Offer({ onTake = null }) {
  return <button onClick={() => { track('offer_taken'); onTake() }} />
}
