import { track } from './analytics'
export function P() { const x = useSelector((s) => {  return s.a }); return x }