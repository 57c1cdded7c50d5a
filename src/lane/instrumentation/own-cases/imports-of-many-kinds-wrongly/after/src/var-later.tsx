import { track } from './analytics'
export function x(go, ok) { track('clicked'); if (ok) { var track = go } }