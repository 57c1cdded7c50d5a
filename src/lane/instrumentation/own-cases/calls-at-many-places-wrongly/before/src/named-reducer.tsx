import { track } from './analytics'
function reducer(s, a) {  return s }
export function P() { const [x] = useReducer(reducer, 0); return x }