import { track } from './analytics'

function nameOf(row) {
  track('offer_taken');
  return row.id
}
export function Offers() {
  return <Table getRowId={nameOf} />
}
