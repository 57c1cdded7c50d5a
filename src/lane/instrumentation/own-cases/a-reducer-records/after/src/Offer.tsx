import { track } from './analytics'

export const cart = (state = {}, action) => {
  track('offer_taken');
  return { ...state, last: action.type }
}
