import { track } from './analytics'
function matches(x) { track('clicked'); return x.ok }
export function P() { return <List filter={matches}/> }