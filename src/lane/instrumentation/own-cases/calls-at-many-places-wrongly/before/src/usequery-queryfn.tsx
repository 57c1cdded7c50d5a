import { track } from './analytics'
export function P() { const x = useQuery({ queryKey: ['a'], queryFn: () => {  return fetch('/a') } }); return x }