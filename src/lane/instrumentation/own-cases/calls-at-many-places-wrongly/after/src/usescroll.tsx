import { track } from './analytics'
export function P() { useScroll(() => { track('clicked'); go() }); return null }