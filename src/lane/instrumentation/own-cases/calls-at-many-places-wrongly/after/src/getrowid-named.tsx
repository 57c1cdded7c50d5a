import { track } from './analytics'
function rowId(x) { track('clicked'); return x.id }
export function P() { return <Table getRowId={rowId}/> }