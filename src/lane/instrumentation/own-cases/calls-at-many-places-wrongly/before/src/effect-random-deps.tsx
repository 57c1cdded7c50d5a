import { track } from './analytics'
export function P() { useEffect(() => {  go() }, [Date.now()]); return null }