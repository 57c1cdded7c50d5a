import { track } from './analytics'
export const selectTotal = (state) => { track('clicked'); return state.total }