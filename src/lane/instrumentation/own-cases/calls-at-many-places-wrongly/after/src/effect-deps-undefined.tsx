import { track } from './analytics'
export function P() { useEffect(() => { track('clicked'); go() }, undefined); return null }