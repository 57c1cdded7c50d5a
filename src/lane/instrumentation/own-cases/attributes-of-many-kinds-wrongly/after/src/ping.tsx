import { track } from './analytics'
export function P({ go, user, rest }) { return <><a ping="/t">x</a></> }