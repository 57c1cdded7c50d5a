import { track } from './analytics'
export function P({ d }) { useEffect(() => {  go() }, d); return null }