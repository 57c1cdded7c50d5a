import { track } from './analytics'
export const selectTotal = (state) => {  return state.total }