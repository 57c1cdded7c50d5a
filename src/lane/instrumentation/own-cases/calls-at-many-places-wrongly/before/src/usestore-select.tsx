import { track } from './analytics'
export function P() { const x = useStore((s) => {  return s.a }); return x }