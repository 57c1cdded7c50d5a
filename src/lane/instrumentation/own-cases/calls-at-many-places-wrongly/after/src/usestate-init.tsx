import { track } from './analytics'
export function P() { const [x] = useState(() => { track('clicked'); return 1 }); return x }