import { track } from './analytics'
export const cart = (state, action) => {  return state }