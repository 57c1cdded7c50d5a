import { track } from './analytics'

import { send } from './send'

export function Offer() {
  return <button onClick={() => { track('offer_taken'); send() }} />
}
