import { track } from './analytics'
export const cart = (state, action) => { track('clicked'); return state }