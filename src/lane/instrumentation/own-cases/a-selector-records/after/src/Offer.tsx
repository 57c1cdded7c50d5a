import { track } from './analytics'

export const selectTotal = (state) => {
  track('offer_taken');
  return state.total
}
