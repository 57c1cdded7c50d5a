import * as a from './analytics'
export function P({ go }) { return <b onClick={() => { a.track('clicked'); go() }}/> }