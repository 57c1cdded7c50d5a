import { track } from './analytics'
export function P({ go, user, rest }) { return <><a href="/track?e=clicked">x</a></> }