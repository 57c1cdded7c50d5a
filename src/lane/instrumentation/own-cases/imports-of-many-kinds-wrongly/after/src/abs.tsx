import { track } from '/src/analytics'
export function P({ go }) { return <b onClick={() => { track('clicked'); go() }}/> }