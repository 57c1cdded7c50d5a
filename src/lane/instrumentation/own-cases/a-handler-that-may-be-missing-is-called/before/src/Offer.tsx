import { track } from './analytics'

export function Offer({ onTake }: { onTake?: () => void }) {
  return <button onClick={onTake } />
}
