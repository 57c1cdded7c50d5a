import { track } from './analytics'
function reducer(s, a) { track('clicked'); return s }
export function P() { const [x] = useReducer(reducer, 0); return x }