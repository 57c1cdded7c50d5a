import { track } from './analytics'
export function P() { const [n, setN] = useState(0); return <b onClick={() => setN((v) => {  return v + 1 })}/> }