import { track } from './Analytics'
export function P({ go }) { return <b onClick={() => { track('clicked'); go() }}/> }