import { track } from './analytics'
export function P() { const x = useStore((s) => { track('clicked'); return s.a }); return x }