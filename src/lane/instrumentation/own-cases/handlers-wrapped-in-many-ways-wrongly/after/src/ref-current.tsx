import { track } from './analytics'
export function Page() { const r = useRef(null); return <button onClick={() => { track('clicked'); r.current() }}/> }