import { track } from './sub/../analytics'
export function P({ go }) { return <b onClick={() => { track('clicked'); go() }}/> }