import { track } from './analytics'
export function P({ go, user, rest }) { return <><form onSubmit={() => track('clicked')}/></> }