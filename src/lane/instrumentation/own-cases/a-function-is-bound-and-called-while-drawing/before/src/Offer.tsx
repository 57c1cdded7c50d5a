import { track } from './analytics'

function open() {
  
  load()
}
export function Offer() {
  open.bind(null)()
  return <b>Offer</b>
}
