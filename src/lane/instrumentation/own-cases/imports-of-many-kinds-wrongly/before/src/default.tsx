import { track } from './analytics'
export function x(go, ok) { const f = (track = go) => {  } }