import { track } from './analytics'
export function x(go, ok) { for (const track of go) { track('clicked'); } }