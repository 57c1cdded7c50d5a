import { track } from './analytics'
export const slice = createSlice({ name: 'a', reducers: { add(state) { track('clicked'); state.n = 1 } } })