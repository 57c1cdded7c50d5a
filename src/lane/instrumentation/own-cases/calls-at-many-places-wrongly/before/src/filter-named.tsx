import { track } from './analytics'
function matches(x) {  return x.ok }
export function P() { return <List filter={matches}/> }