import { track } from './analytics'

const shop = { open() { load() } }
export function Offer() {
  shop['open']()
  return <b>Offer</b>
}
