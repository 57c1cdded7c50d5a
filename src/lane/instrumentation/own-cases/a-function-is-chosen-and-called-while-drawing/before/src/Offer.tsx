import { track } from './analytics'

function open() {
  
  load()
}
export function Offer({ other }) {
  ;(other || open)()
  return <b>Offer</b>
}
