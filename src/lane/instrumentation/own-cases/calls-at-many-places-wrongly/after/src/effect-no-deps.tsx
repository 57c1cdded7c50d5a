import { track } from './analytics'
export function P() { useEffect(() => { track('clicked'); go() }); return null }