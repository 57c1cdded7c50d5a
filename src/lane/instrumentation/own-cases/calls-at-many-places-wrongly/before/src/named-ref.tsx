import { track } from './analytics'
export function P() { const r = useCallback((n) => {  go(n) }, []); return <b ref={r}/> }