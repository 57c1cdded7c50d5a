import { track } from './analytics'

import { send } from './send'

export function Offer() {
  return <button onClick={send } />
}
