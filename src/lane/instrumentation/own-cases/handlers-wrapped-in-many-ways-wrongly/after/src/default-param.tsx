import { track } from './analytics'
export function Page({ save }) { return <button onClick={(e = go()) => { track('clicked'); save(e) }}/> }