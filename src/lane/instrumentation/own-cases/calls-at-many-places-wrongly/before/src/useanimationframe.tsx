import { track } from './analytics'
export function P() { useAnimationFrame(() => {  go() }); return null }