import { track } from './analytics'
export function P() { useEventListener('scroll', () => { track('clicked'); go() }); return null }