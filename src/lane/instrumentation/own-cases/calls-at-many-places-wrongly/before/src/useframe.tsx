import { track } from './analytics'
export function P() { useFrame(() => {  go() }); return null }