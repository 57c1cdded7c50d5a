import { track } from './analytics'

export function Offer() {
  const load = () => { save() }
  const again = load
  again()
  return <p>Offer</p>
}
