import { track } from './analytics'

function nameOf(row) {
  
  return row.id
}
export function Offers() {
  return <Table getRowId={nameOf} />
}
