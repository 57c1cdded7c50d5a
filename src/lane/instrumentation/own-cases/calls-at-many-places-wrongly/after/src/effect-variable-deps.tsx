import { track } from './analytics'
export function P({ d }) { useEffect(() => { track('clicked'); go() }, d); return null }