import { expect, test } from 'vitest'
import { noZone } from '../log/event-log.ts'
import { csvRows } from './csv-rows.ts'
import { sourceTime } from './source-time.ts'

test.each([
  ['2026-03-02T09:00:00.123Z', Date.UTC(2026, 2, 2, 9, 0, 0, 123), 0],
  ['2026-03-02T09:00:00.123+0530', Date.UTC(2026, 2, 2, 3, 30, 0, 123), 330],
  ['2026-03-02T09:00:00-03:30', Date.UTC(2026, 2, 2, 12, 30), -210],
  ['2026-3-2 9:00:05', Date.UTC(2026, 2, 2, 9, 0, 5), noZone],
  ['2026-03-02', Date.UTC(2026, 2, 2), noZone],
])('%s is read with its zone', (text, time, zone) => {
  expect(sourceTime(text)).toEqual({ time, zone })
})

test.each(['2026-02-30', '2026-13-01', '2026-03-02T25:00:00Z', 'yesterday', '', 7, null])('%s is no time', (text) => {
  expect(sourceTime(text)).toBeNull()
})

test('a cell in quotes may hold commas, quotes and line ends, and a short line is no row', () => {
  const { rows, uneven } = csvRows('\ufeffa,b\r\n"1,""x""","two\nlines"\r\n3\r\n,\r\n')

  expect(rows).toEqual([
    { a: '1,"x"', b: 'two\nlines' },
    { a: '', b: '' },
  ])
  expect(uneven).toEqual([4])
})
