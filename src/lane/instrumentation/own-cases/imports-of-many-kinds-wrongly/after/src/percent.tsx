import { track } from './%61nalytics'
export function P({ go }) { return <b onClick={() => { track('clicked'); go() }}/> }