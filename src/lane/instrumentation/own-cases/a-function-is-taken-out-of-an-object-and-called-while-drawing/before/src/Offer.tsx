import { track } from './analytics'

const shop = { open() { load() } }
export function Offer() {
  const { open } = shop
  open()
  return <b>Offer</b>
}
