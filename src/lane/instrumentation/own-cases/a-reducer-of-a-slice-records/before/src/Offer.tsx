import { track } from './analytics'

export const cart = createSlice({ name: 'cart', reducers: { added(state) { state.count = 1 } } })
