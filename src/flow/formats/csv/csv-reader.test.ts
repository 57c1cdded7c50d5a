import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { plainLog } from '../../../../test/support/plain-log.ts'
import { FairwayError } from '../../../base/errors.ts'
import type { ReadLog } from '../read-quality.ts'
import { CsvCells } from './csv-cells.ts'
import type { CsvOptions } from './csv-plan.ts'
import { CsvReader } from './csv-reader.ts'

function read(file: string | Uint8Array, options: CsvOptions = {}, chunkBytes = 64 * 1024): ReadLog {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const reader = new CsvReader(options)
  for (let at = 0; at < bytes.length; at += chunkBytes) reader.push(bytes.subarray(at, at + chunkBytes))
  return reader.finish()
}

const counts = ({ quality }: ReadLog): Record<string, number> =>
  Object.fromEntries(quality.findings.map(({ reason, count }) => [reason, count]))

const assumed = ({ quality }: ReadLog): Record<string, string> =>
  Object.fromEntries(quality.assumptions.map(({ what, value, confidence }) => [what, `${value} (${confidence})`]))

const isoTimes = ({ log }: ReadLog): string[] => Array.from(log.time, (ms) => new Date(ms).toISOString())

/** Every row of a table, as text. */
function cellsOf(text: string, chunkBytes: number, delimiter = ','): string[][] {
  const rows: string[][] = []
  const decoder = new TextDecoder()
  const take = (cells: CsvCells) => rows.push(Array.from({ length: cells.count }, (_, at) => cells.text(at, decoder)))
  const cells = new CsvCells({ row: take }, delimiter)
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += chunkBytes) cells.push(bytes.subarray(at, at + chunkBytes))
  cells.finish()
  return rows
}

test('a table has the cells that were written, however its bytes are cut', () => {
  const cell = fc.array(fc.constantFrom('a', 'é', ' ', '"', ',', ';', '\n', '\r\n', '☺')).map((parts) => parts.join(''))
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })
  const newline = fc.constantFrom('\n', '\r\n')
  fc.assert(
    fc.property(
      rows,
      newline,
      fc.constantFrom(',', ';'),
      fc.integer({ min: 1, max: 30 }),
      (table, end, delimiter, size) => {
        const text = Papa.unparse(table, { delimiter, newline: end })
        expect(cellsOf(text, size, delimiter)).toEqual(table)
        expect(cellsOf(text + end, size, delimiter)).toEqual(table)
        expect(Papa.parse(text, { delimiter, newline: end }).data).toEqual(table)
      },
    ),
  )
})

describe('a table of events', () => {
  const plain = `Case ID,Activity,Timestamp,Resource,lifecycle:transition,Costs
1,register,2024-01-01T10:00:00+01:00,Ada,start,5
2,register,2024-01-01T11:00:00Z,,complete,6
1,"say ""hi"", twice",2024-01-02 10:00:00.5Z,Ada,COMPLETE,7
`

  test('has a case for each name in its case column, whatever the order of its rows', () => {
    const result = read(plain)

    expect(plainLog(result.log).events).toMatchObject([
      { activity: 'register', time: '2024-01-01T09:00:00.000Z', zone: 60, resource: 'Ada', lifecycle: 'start' },
      { activity: 'register', touches: ['case/2 as '], resource: null },
      { activity: 'say "hi", twice', time: '2024-01-02T10:00:00.500Z', touches: ['case/1 as '] },
    ])
    expect(result.quality).toMatchObject({ raw: 3, normalised: 3, used: 3, cases: 2 })
    for (const chunkBytes of [1, 5, 11]) expect(read(plain, {}, chunkBytes)).toEqual(result)
  })

  test('of more than the beginning is read the same however its bytes are cut', () => {
    const row = (at: number): string =>
      `${at % 70},"step ""${at % 9}"", ${at % 2 ? '\n' : ''}",2024-01-01T00:00:${10 + (at % 50)}Z,Ada`
    const long = `case,activity,time,resource\n${Array.from({ length: 4000 }, (_, at) => row(at)).join('\r\n')}`
    const whole = read(long, {}, 10_000_000)

    expect(long.length).toBeGreaterThan(2 * 64 * 1024)
    expect(whole.quality).toMatchObject({ raw: 4000, used: 4000, cases: 70 })
    expect(whole.quality.findings.map(({ reason }) => reason)).toEqual(['tie'])
    for (const chunkBytes of [1, 7, 1000]) expect(read(long, {}, chunkBytes)).toEqual(whole)
  })

  test('says what it took each column for, and how sure that is', () => {
    expect(assumed(read(plain))).toEqual({
      delimiter: ', (sure)',
      'case column': 'Case ID (sure)',
      'activity column': 'Activity (sure)',
      'time column': 'Timestamp (sure)',
      'resource column': 'Resource (sure)',
      'lifecycle column': 'lifecycle:transition (sure)',
      'columns left out': 'Costs (sure)',
      'time format': 'iso 8601 (sure)',
    })
    expect(assumed(read('key;status;date\nA;open;2024-01-01\n'))).toEqual({
      delimiter: '; (sure)',
      'case column': 'key (likely)',
      'activity column': 'status (likely)',
      'time column': 'date (likely)',
      'time format': 'iso 8601 (sure)',
      'zone of times without one': 'UTC (likely)',
    })
  })

  test('is read by the columns, the delimiter, the encoding and the zone that it is told', () => {
    const file = Buffer.from(
      'wer|was|wann|status\nA|größer|2024-07-01 12:00|x|\nB|kleiner|2024-07-01 13:00|y\n',
      'latin1',
    )
    const columns = { case: 'wer', activity: 'was', time: 'wann' }
    const result = read(file, { columns, delimiter: '|', encoding: 'windows-1252', zone: 'Europe/Berlin' })

    expect(result.log.activities).toEqual(['kleiner'])
    expect(isoTimes(result)).toEqual(['2024-07-01T11:00:00.000Z'])
    expect(assumed(result)).toMatchObject({ 'case column': 'wer (told)', delimiter: '| (told)' })
    expect(result.quality.findings[0]).toEqual({
      reason: 'bad-row',
      count: 1,
      examples: [{ where: 'line 2', text: '5 cells, not 4' }],
    })
    expect(() => read(file, { columns: { case: 'who' } })).toThrow(/no column called who/)
    expect(() => read(file)).toThrow(/looks like the case or the time of/)
  })

  test('with quotes around everything and a mark in front is no different', () => {
    const quoted = `\ufeff${plain.replace(/^(\d|Case ID),/gm, '"$1",').replaceAll('\n', '\r\n')}`

    expect(plainLog(read(quoted).log)).toEqual(plainLog(read(plain).log))
  })

  const withTimes = (...times: readonly string[]): string =>
    ['case;activity;time', ...times.map((time, at) => `${at};a;${time}`)].join('\n')

  test.each([
    ['day first', '13/02/2024 9:05', '2024-02-13T09:05:00.000Z'],
    ['month first', '02/13/2024 09:05:07 PM', '2024-02-13T21:05:07.000Z'],
    ['month first', '2/13/2024, 12:05 AM', '2024-02-13T00:05:00.000Z'],
    ['day first', '3.2.2024 09:05:07,250', '2024-02-03T09:05:07.250Z'],
    ['day first', '03-Feb-2024 09:05 +0100', '2024-02-03T08:05:00.000Z'],
    ['year first', '2024/2/3 9:05 UTC', '2024-02-03T09:05:00.000Z'],
    ['iso 8601', '2024-02-03T09:05Z', '2024-02-03T09:05:00.000Z'],
    ['seconds', '1706951107', '2024-02-03T09:05:07.000Z'],
    ['milliseconds', '1706951107250', '2024-02-03T09:05:07.250Z'],
  ])('is read where times are written with the %s: %s', (format, text, time) => {
    const result = read(withTimes(text, text))

    expect(isoTimes(result)).toEqual([time, time])
    expect(assumed(result)).toMatchObject({ 'time format': `${format} (sure)` })
  })

  test('whose days and months could be either way round is refused, unless a later row or somebody tells', () => {
    const either = withTimes('02/03/2024 10:00', '04/03/2024 10:00')
    const late = withTimes(...Array.from({ length: 20_000 }, () => '02/03/2024 10:00'), '28/03/2024 10:00')

    expect(() => read(either)).toThrow(/either way round/)
    expect(isoTimes(read(either, { timeFormat: 'day first' }))[0]).toBe('2024-03-02T10:00:00.000Z')
    expect(isoTimes(read(either, { timeFormat: 'month first' }))[0]).toBe('2024-02-03T10:00:00.000Z')
    expect(isoTimes(read(late))[0]).toBe('2024-03-02T10:00:00.000Z')
    expect(isoTimes(read(withTimes('03/03/2024 10:00')))).toEqual(['2024-03-03T10:00:00.000Z'])
  })

  test('sets aside and counts rows that are no events, with their lines', () => {
    const result = read(`case,activity,time
A,a,2024-01-01T00:00:00Z

,a,2024-01-01T00:00:00Z
A, ,2024-01-01T00:00:00Z
A,a,
A,a,yesterday
A,"two
lines",1900-01-01
A,a
A,"a"b,2024-01-01T00:00:00Z
A,"b" ,2024-01-02T00:00:00Z
`)

    expect(result.quality).toMatchObject({ raw: 9, normalised: 3, used: 2 })
    expect(
      result.quality.findings.map(({ reason, examples }) => [reason, examples[0]?.where, examples[0]?.text]),
    ).toEqual([
      ['bad-row', 'line 10', '2 cells, not 3'],
      ['no-case', 'line 4', ''],
      ['no-activity', 'line 5', ''],
      ['no-time', 'line 6', ''],
      ['bad-time', 'line 7', 'yesterday'],
      ['implausible-time', 'line 8', '1900-01-01'],
      ['no-resource', undefined, undefined],
    ])
    expect(counts(result)['bad-row']).toBe(2)
  })

  test('that ends early says so, and sets its last row aside', () => {
    const inQuotes = read(`${plain}3,"open,2024-01-01T10:00:00Z\n4,a,b\n`)
    const reader = new CsvReader()
    reader.push(new TextEncoder().encode(`${plain}3,a,2024-01-01T10:00:00`))
    const cut = reader.finish('the gzipped file ends early')

    for (const result of [inQuotes, cut]) {
      expect(counts(result)).toMatchObject({ truncated: 1, 'cut-off': 1 })
      expect(result.quality).toMatchObject({ raw: 4, used: 3 })
    }
  })

  test.each([
    ['nothing', '', /nor a table/],
    ['one column', 'case\n1\n2\n', /nor a table/],
    ['times that nobody knows', 'case,activity,time\n1,a,soon\n', /not known here/],
    ['a row of 40 MB', `case,activity,time\n1,"${'x'.repeat(40_000_000)}\n`, /longer than 16 MB/],
  ])('of %s is refused', (_, file, what) => {
    expect(() => read(file)).toThrow(FairwayError)
    expect(() => read(file)).toThrow(what)
  })

  test('with a header only is a log without events', () => {
    expect(read('case,activity,time\n').quality).toMatchObject({ raw: 0, used: 0, cases: 0, findings: [] })
  })

  test('is read or refused, whatever is in it', () => {
    const piece = fc.constantFrom(
      '"',
      ',',
      '\n',
      '\r',
      ';',
      '\t',
      '\0',
      'case',
      'activity',
      'time',
      '2024-01-01',
      'é',
      '\ud800',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (parts, hasHeader) => {
        try {
          const { quality } = read((hasHeader ? 'case,activity,time\n' : '') + parts.join(''), {}, 3)
          expect(quality.raw).toBeGreaterThanOrEqual(quality.normalised)
          expect(quality.normalised).toBeGreaterThanOrEqual(quality.used)
        } catch (error) {
          expect(error).toBeInstanceOf(FairwayError)
        }
      }),
      { numRuns: 500 },
    )
  })
})
