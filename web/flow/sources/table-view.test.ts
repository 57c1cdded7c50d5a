import { expect, test } from 'vitest'
import { mayBeTable, toldOfTable } from './table-view.ts'

test('what is left empty of a table is guessed, not told as nothing', () => {
  expect(toldOfTable({ case: 'Order No', resource: ' ', timeFormat: '' })).toEqual({
    kind: 'event log',
    case: 'Order No',
  })
})

test('columns are asked of tables alone', () => {
  expect(['moves.csv', 'moves.TSV', 'moves.csv.gz', 'issues.json', 'csv'].map(mayBeTable)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})
