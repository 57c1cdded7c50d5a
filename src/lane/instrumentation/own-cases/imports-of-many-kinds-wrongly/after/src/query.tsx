import { track } from './analytics?raw'
export function P({ go }) { return <b onClick={() => { track('clicked'); go() }}/> }