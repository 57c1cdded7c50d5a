import { track } from './analytics'

function open() {
  
  load()
}
export function Offer() {
  const shop = { open }
  shop.open()
  return <b>Offer</b>
}
