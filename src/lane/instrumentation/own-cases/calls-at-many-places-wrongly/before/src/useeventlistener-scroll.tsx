import { track } from './analytics'
export function P() { useEventListener('scroll', () => {  go() }); return null }