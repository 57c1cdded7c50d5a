import { track } from './analytics'
export function P({ go, user, rest }) { return <><a>x</a></> }