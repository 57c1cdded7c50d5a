import { track } from './analytics'

export function Offer() {
  return <Dialog />
}
