import { track } from './analytics'
export function P() { const x = useMemo(() => { track('clicked'); return 1 }, []); return x }