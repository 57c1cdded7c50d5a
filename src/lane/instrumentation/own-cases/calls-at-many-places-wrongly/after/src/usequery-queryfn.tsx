import { track } from './analytics'
export function P() { const x = useQuery({ queryKey: ['a'], queryFn: () => { track('clicked'); return fetch('/a') } }); return x }