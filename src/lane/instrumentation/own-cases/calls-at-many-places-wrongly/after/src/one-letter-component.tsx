import { track } from './analytics'
export function P() { track('clicked'); return null }