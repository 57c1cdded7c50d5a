import { track } from './analytics'
export function P() { const [x] = useReducer((s, a) => { track('clicked'); return s }, 0); return x }