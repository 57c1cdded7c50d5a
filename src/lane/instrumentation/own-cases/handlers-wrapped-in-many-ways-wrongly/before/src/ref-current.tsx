import { track } from './analytics'
export function Page() { const r = useRef(null); return <button onClick={r.current}/> }