import { track } from './analytics'
export function P() { useEffect(() => { track('clicked'); go() }, [Date.now()]); return null }