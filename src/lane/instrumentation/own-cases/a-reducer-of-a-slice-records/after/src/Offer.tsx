import { track } from './analytics'

export const cart = createSlice({ name: 'cart', reducers: { added(state) { track('offer_taken'); state.count = 1 } } })
