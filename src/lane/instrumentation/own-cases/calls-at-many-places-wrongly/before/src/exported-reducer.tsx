import { track } from './analytics'
export function cartReducer(state = {}, action) { switch (action.type) { case 'a':  return 1; default: return state } }