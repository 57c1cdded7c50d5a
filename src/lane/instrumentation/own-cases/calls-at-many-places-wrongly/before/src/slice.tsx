import { track } from './analytics'
export const slice = createSlice({ name: 'a', reducers: { add(state) {  state.n = 1 } } })