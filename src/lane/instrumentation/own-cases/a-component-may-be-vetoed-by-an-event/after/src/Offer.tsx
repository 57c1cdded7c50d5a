import { track } from './analytics'

export function Offer() {
  return <Dialog onBeforeClose={() => track('offer_taken')} />
}
