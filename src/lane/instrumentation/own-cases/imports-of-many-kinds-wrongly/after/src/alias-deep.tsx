import { track } from '@shop/analytics'
export function P({ go }) { return <b onClick={() => { track('clicked'); go() }}/> }