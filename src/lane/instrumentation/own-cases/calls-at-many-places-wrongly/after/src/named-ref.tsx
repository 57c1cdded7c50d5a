import { track } from './analytics'
export function P() { const r = useCallback((n) => { track('clicked'); go(n) }, []); return <b ref={r}/> }