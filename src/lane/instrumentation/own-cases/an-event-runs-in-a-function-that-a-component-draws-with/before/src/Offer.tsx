import { track } from './analytics'

export function Offer() {
  const row = () => { save() }
  return <List renderItem={row} />
}
