import { track } from '@/other/analytics'
export function P({ go }) { return <b onClick={() => { track('clicked'); go() }}/> }