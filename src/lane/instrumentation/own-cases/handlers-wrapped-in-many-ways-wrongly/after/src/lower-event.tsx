import { track } from './analytics'
export function P({ go }) { return <b onclick={() => { track('clicked'); go() }}/> }