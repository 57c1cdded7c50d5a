import { track } from './analytics'
export function P({ l }) { return <b onClick={() => { forOwn(l, (v) => { track('clicked'); save(v) }) }}/> }