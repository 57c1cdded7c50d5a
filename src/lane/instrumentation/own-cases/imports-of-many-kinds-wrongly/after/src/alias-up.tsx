import { track } from '@/x/../analytics'
export function P({ go }) { return <b onClick={() => { track('clicked'); go() }}/> }