import defer * as track from './analytics'
export function P({ go }) { return <b onClick={() => { track('clicked'); go() }}/> }