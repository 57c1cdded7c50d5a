import { track } from './analytics'
import { track } from './analytics'
export function P({ go }) { return <b onClick={() => { track('clicked'); go() }}/> }