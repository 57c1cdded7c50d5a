import { track } from './analytics'

const api = { load() { save() } }

export function Offer() {
  api.load()
  return <p>Offer</p>
}
