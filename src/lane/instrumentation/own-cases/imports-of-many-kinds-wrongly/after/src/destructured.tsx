import { track } from './analytics'
export function x(go, ok) { const { track } = go; track('clicked'); go() }