import { expect, test } from 'vitest'
import { columnsOf, mayBeTable, toldOfTable } from './table-view.ts'

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

test.each([
  ['ticket,step,when\nA-1,Idea,2026-01-05', ['ticket', 'step', 'when']],
  ['\ufeff"Order No";"What ""is"" it";Moved at\r\n1;2;3', ['Order No', 'What "is" it', 'Moved at']],
  ['case\tactivity\ttime', ['case', 'activity', 'time']],
  ['\u001f\ufffd\b\0,,', []],
  ['one column', []],
  ['', []],
])('the columns of a table are named by its first line: %j', (beginning, columns) => {
  expect(columnsOf(beginning)).toEqual(columns)
})
