import { track } from './analytics'

export function useTurning(turn) {
  useFrame(() => { turn() })
}
