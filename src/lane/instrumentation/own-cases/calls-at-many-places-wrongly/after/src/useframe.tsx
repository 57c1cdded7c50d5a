import { track } from './analytics'
export function P() { useFrame(() => { track('clicked'); go() }); return null }