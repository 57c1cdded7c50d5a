import { track } from './analytics'
export function x(go, ok) { function track() {} track('clicked'); go() }