import { track } from './analytics'
export function P() { const [x] = useState(() => {  return 1 }); return x }