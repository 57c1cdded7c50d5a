import { track } from './analytics'
export function P() { new Promise((r) => { track('clicked'); r() }); return null }