import { track } from './analytics'
export function Page({ save }) { return <button onClick={(...a) => { track('clicked'); save(a) }}/> }