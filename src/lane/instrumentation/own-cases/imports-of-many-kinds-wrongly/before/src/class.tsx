import { track } from './analytics'
export function x(go, ok) { class track {}  go() }