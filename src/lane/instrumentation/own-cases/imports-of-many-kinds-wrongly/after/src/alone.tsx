import { track } from './analytics'
export function P({ go }) { return <b onClick={() => { ; go() }}/> }