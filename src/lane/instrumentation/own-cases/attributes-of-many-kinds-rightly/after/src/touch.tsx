import { track } from './analytics'
export function P({ go, user, rest }) { return <><b onTouchStart={() => track('clicked')}/></> }