import { track } from './analytics'

export function Offer({ onTake = null }) {
  return <button onClick={onTake } />
}
