import { track } from './analytics'
export function P() { useEffect(() => {  go() }); return null }