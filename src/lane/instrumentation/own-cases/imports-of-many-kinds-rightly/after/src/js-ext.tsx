import { track } from './analytics.js'
export function P({ go }) { return <b onClick={() => { track('clicked'); go() }}/> }