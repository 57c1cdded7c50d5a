import { track } from './analytics'
function rowId(x) {  return x.id }
export function P() { return <Table getRowId={rowId}/> }