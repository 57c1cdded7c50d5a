import { track } from './analytics'
export function x(go, ok) {  if (ok) { var track = go } }