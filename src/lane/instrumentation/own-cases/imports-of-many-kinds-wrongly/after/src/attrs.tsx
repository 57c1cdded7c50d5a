import { track } from './analytics' with { type: 'json' }
export function P({ go }) { return <b onClick={() => { track('clicked'); go() }}/> }