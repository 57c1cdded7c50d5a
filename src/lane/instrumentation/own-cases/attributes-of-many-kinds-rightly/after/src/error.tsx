import { track } from './analytics'
export function P({ go, user, rest }) { return <><img onError={() => track('clicked')}/></> }