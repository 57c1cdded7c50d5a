import { track } from './analytics'
export function P({ go, user, rest }) { return <><b data-track="clicked" data-track-secret="x"/></> }