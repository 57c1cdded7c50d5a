import { track } from './analytics'
export function P({ go }) { return <b onClick={(e) => { e.stopPropagation(); track('clicked'); go(e) }}/> }