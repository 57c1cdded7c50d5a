import { track } from './analytics'
export function P() { useScroll(() => {  go() }); return null }