import { track } from './analytics'
export function P() { const x = useQuery({ queryKey: ['a'], select: (d) => { track('clicked'); return d.x } }); return x }