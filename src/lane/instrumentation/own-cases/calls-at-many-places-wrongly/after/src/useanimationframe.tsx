import { track } from './analytics'
export function P() { useAnimationFrame(() => { track('clicked'); go() }); return null }