import { track } from './analytics'

export function Offer({ onTake }: { onTake?: () => void }) {
  return <button onClick={() => { track('offer_taken'); onTake?.() }} />
}
