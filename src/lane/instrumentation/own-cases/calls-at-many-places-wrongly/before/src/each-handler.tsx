import { track } from './analytics'
export function P({ l }) { return <b onClick={() => { forOwn(l, (v) => {  save(v) }) }}/> }