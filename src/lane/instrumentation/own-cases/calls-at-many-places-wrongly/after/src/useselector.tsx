import { track } from './analytics'
export function P() { const x = useSelector((s) => { track('clicked'); return s.a }); return x }