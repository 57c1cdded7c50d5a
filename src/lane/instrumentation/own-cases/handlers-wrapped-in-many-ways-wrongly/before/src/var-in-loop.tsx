import { track } from './analytics'
export function Page({ l }) { const out = []; for (var f of l) out.push(<button onClick={f}/>); return out }