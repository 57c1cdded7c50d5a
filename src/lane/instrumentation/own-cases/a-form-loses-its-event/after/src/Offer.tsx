import { track } from './analytics'

import { send } from './send'

export function Offer() {
  return <form onSubmit={() => { track('offer_taken'); send() }} />
}
