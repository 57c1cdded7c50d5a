import { track } from './analytics'

export function useTurning(turn) {
  useFrame(() => { track('offer_taken'); turn() })
}
