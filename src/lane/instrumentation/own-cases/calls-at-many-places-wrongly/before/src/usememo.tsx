import { track } from './analytics'
export function P() { const x = useMemo(() => {  return 1 }, []); return x }