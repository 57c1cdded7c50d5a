import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noSharedData, sharedData } from '../../../../test/support/shared-data.ts'
import { FairwayError } from '../../../base/errors.ts'
import { lifecycles, none, noZone } from '../../log/event-log.ts'
import type { ReadLog } from '../read-quality.ts'
import type { TimeOptions } from '../time-options.ts'
import { XesReader } from './xes-reader.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

function read(file: string | Uint8Array, options: TimeOptions = {}, chunkBytes = 64 * 1024): ReadLog {
  const bytes = typeof file === 'string' ? bytesOf(file) : file
  const reader = new XesReader(options)
  for (let at = 0; at < bytes.length; at += chunkBytes) reader.push(bytes.subarray(at, at + chunkBytes))
  return reader.finish()
}

const counts = ({ quality }: ReadLog): Record<string, number> =>
  Object.fromEntries(quality.findings.map(({ reason, count }) => [reason, count]))

const activities = ({ log }: ReadLog): (string | undefined)[] =>
  [...log.activity].map((number) => log.activities[number])

const attribute = (key: string, value: string): string => `<string key="${key}" value="${value}"/>`
const event = (name: string, time: string, more = ''): string =>
  `<event>${attribute('concept:name', name)}<date key='time:timestamp' value='${time}'/>${more}</event>`
const trace = (name: string, ...events: readonly string[]): string =>
  `<trace>${attribute('concept:name', name)}${events.join('')}</trace>`
const logOf = (...parts: readonly string[]): string => `<log>${parts.join('\n')}</log>`

describe.skipIf(noSharedData)('an XES log that others have counted', () => {
  const known = (path: string): ReadLog => {
    const bytes = readFileSync(sharedData(path))
    return read(path.endsWith('.gz') ? gunzipSync(bytes) : bytes)
  }

  test.each([
    ['logs/running-example.xes', 6, 42, 8, 6],
    ['logs/receipt.xes', 1434, 8577, 27, 48],
  ])(
    '%s has its cases, events, activities and people, and nothing to remark on',
    (path, cases, events, names, people) => {
      const { log, quality } = known(path)

      expect([quality.cases, log.size, log.activities.length, log.resources.length]).toEqual([
        cases,
        events,
        names,
        people,
      ])
      expect(quality).toMatchObject({ raw: events, normalised: events, used: events })
      expect(quality.findings.filter(({ reason }) => reason !== 'tie')).toEqual([])
    },
  )

  test('bpic2012 has its life cycle, its ties and its events of nobody', () => {
    const { log, quality } = known('logs/bpic2012.xes.gz')
    const transitions = Object.fromEntries(
      lifecycles.map((name, number) => [name, log.lifecycle.reduce((sum, each) => sum + (each === number ? 1 : 0), 0)]),
    )

    expect([quality.cases, log.size, log.activities.length]).toEqual([13_087, 262_200, 24])
    expect(transitions).toMatchObject({ schedule: 26_318, start: 71_376, complete: 164_506, other: 0 })
    expect(quality.findings.map(({ reason, count }) => [reason, count])).toEqual([
      ['no-resource', 18_010],
      ['tie', 11_374],
    ])
  })
})

describe('an XES log', () => {
  const busy = `<?xml version="1.0" encoding="utf-8" ?>
<!-- <trace> in a comment -> is none -->
<x:log xmlns:x="http://www.xes-standard.org/">
  <global scope="event"><string key="concept:name" value="invented"/></global>
  <x:trace>
    <string value='Grüße &amp; &#x263a;' key='concept:name'><string key="concept:name" value="inner"/></string>
    <x:event>
      <list key="concept:name"><string key="concept:name" value="in a list"/></list>
      <string  key = "concept&#58;name"
               value = "a &lt;b&gt; &quot;c&quot; &apos;d&apos; &unknown;" />
      <![CDATA[ <event> ]]>
      <date key="time:timestamp" value="2024-02-29T23:59:59.5+05:30"><int key="time:timestamp" value="1"/></date>
      <string key="org:resource" value="Ada"></string>
      <string key="lifecycle:transition" value="START"/>
    </x:event>
  </x:trace>
</x:log>
`

  test('is read the same however its bytes are cut', () => {
    const whole = read(busy)
    const bytes = bytesOf(busy)

    expect(activities(whole)).toEqual([`a <b> "c" 'd' &unknown;`])
    expect(whole.log.objects.ids).toEqual(['Grüße & ☺'])
    expect([whole.log.time[0], whole.log.zone[0]]).toEqual([Date.UTC(2024, 1, 29, 18, 29, 59, 500), 330])
    expect([whole.log.resources, lifecycles[whole.log.lifecycle[0] ?? 0]]).toEqual([['Ada'], 'start'])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 20 }), (cuts) => {
        const reader = new XesReader()
        const places = [0, ...cuts.sort((a, b) => a - b), bytes.length]
        for (const [at, from] of places.entries()) reader.push(bytes.slice(from, places[at + 1]))
        expect(reader.finish()).toEqual(whole)
      }),
    )
    for (const chunkBytes of [1, 2, 3, 7]) expect(read(busy, {}, chunkBytes)).toEqual(whole)
  })

  test.each([
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf], (text: string) => [...bytesOf(text)]],
    ['UTF-16, low byte first', [0xff, 0xfe], (text: string) => [...Buffer.from(text, 'utf16le')]],
    ['UTF-16, high byte first', [0xfe, 0xff], (text: string) => [...Buffer.from(text, 'utf16le').swap16()]],
    ['UTF-16 without a mark', [], (text: string) => [...Buffer.from(text, 'utf16le')]],
  ])('is read in %s', (_, mark, encode) => {
    const file = Uint8Array.from([...mark, ...encode(busy.replace('utf-8', 'utf-16'))])

    expect(read(file, {}, 5)).toEqual(read(busy))
  })

  test('is read in the encoding that it declares, and refused in one that nobody knows', () => {
    const declared = (label: string): Uint8Array =>
      Buffer.from(
        `<?xml version="1.0" encoding="${label}"?>${logOf(trace('é', event('ä', '2024-01-01T00:00:00Z')))}`,
        'latin1',
      )

    expect(activities(read(declared('ISO-8859-1')))).toEqual(['ä'])
    expect(counts(read(declared('UTF-8')))).toMatchObject({ 'bad-text': 2 })
    expect(() => read(declared('EBCDIC-9'))).toThrow(/cannot be read here/)
  })

  test('sets aside and counts each event that cannot be in a case, with its place', () => {
    const fine = event('fine', '2024-01-01T00:00:00Z')
    const result = read(
      logOf(
        fine,
        trace(
          'A',
          fine,
          '<event/>',
          `<event>${attribute('concept:name', ' ')}</event>`,
          `<event>${attribute('concept:name', 'timeless')}</event>`,
          event('blank', ''),
          event('odd', '32nd of May'),
          event('odd', '2023-02-29T00:00:00Z'),
          event('early', '1970-01-01T00:00:00Z'),
          event('late', '2100-01-01T00:00:00Z'),
        ),
      ),
    )

    expect(result.quality).toMatchObject({ raw: 10, normalised: 3, used: 1 })
    expect(result.quality.findings.slice(0, 6)).toEqual([
      { reason: 'no-case', count: 1, examples: [{ where: 'event outside of cases, after trace 0', text: '' }] },
      {
        reason: 'no-activity',
        count: 2,
        examples: [
          { where: 'event 2 of case A', text: '' },
          { where: 'event 3 of case A', text: '' },
        ],
      },
      {
        reason: 'no-time',
        count: 2,
        examples: [
          { where: 'event 4 of case A', text: '' },
          { where: 'event 5 of case A', text: '' },
        ],
      },
      {
        reason: 'bad-time',
        count: 2,
        examples: [
          { where: 'event 6 of case A', text: '32nd of May' },
          { where: 'event 7 of case A', text: '2023-02-29T00:00:00Z' },
        ],
      },
      {
        reason: 'implausible-time',
        count: 2,
        examples: [
          { where: 'event 8 of case A', text: '1970-01-01T00:00:00Z' },
          { where: 'event 9 of case A', text: '2100-01-01T00:00:00Z' },
        ],
      },
      { reason: 'no-resource', count: 1, examples: [] },
    ])
    expect(result.log.activities).toEqual(['fine'])
  })

  test('keeps traces of the same name apart, and names the ones without a name', () => {
    const fine = event('fine', '2024-01-01T00:00:00Z')
    const result = read(logOf(trace('A', fine), trace('A', fine), `<trace>${fine}</trace>`, trace('B')))

    expect(result.log.objects.ids).toEqual(['A', 'A', 'trace 3', 'B'])
    expect(counts(result)).toMatchObject({ 'duplicate-case': 1, 'unnamed-case': 1, 'empty-case': 1 })
    expect(result.quality.cases).toBe(3)
  })

  test('remarks on what it kept and changed', () => {
    const result = read(
      logOf(
        trace(
          'A',
          event('a', '2024-01-01T00:00:00', attribute('lifecycle:transition', 'ate_abort')),
          event('a', '2024-01-01T00:00:00.0001234Z', attribute('org:resource', '')),
          event('a', '2024-01-02', attribute('concept:name', 'b')),
        ),
      ),
    )

    expect(activities(result)).toEqual(['a', 'a', 'b'])
    expect([...result.log.zone]).toEqual([noZone, 0, noZone])
    expect([...result.log.resource]).toEqual([none, none, none])
    expect(counts(result)).toEqual({
      'repeated-attribute': 1,
      'other-lifecycle': 1,
      'no-resource': 3,
      'no-zone': 2,
      'day-only': 1,
      'finer-time': 1,
      tie: 1,
    })
  })

  test('takes times without a zone in the zone it is told, on both sides of a change of the clock', () => {
    const times = ['2024-03-31T01:59:00', '2024-03-31T02:30:00', '2024-07-01T12:00:00', '2024-10-27T02:30:00']
    const file = logOf(trace('A', ...times.map((time) => event('a', time))))

    expect([...read(file, { zone: 'Europe/Berlin' }).log.time].map((ms) => new Date(ms).toISOString())).toEqual([
      '2024-03-31T00:59:00.000Z',
      '2024-03-31T01:30:00.000Z',
      '2024-07-01T10:00:00.000Z',
      '2024-10-27T00:30:00.000Z',
    ])
    expect(() => read(file, { zone: 'Europe/Atlantis' })).toThrow(/no time zone called/)
  })

  test('that ends early is the log of its whole cases, wherever it is cut', () => {
    const file = bytesOf(
      logOf(
        trace('A', event('a', '2024-01-01T00:00:00Z'), event('b', '2024-01-02T00:00:00Z')),
        trace('B', event('c', '2024-01-03T00:00:00Z')),
      ),
    )
    const end = (text: string): number => Buffer.from(file).lastIndexOf(text) + text.length

    for (let bytes = 0; bytes < file.length; bytes++) {
      if (bytes < '<log>'.length) expect(() => read(file.subarray(0, bytes))).toThrow(FairwayError)
      else {
        const result = read(file.subarray(0, bytes), {}, 1 + (bytes % 9))
        const { raw, normalised, used } = result.quality
        expect(counts(result)).toMatchObject({ truncated: 1 })
        expect(raw - used).toBe(counts(result)['cut-off'] ?? 0)
        expect([normalised, used]).toEqual([raw, bytes >= end('</trace>') ? 3 : used])
        expect([0, 2, 3]).toContain(used)
      }
    }
    expect(read(file).quality.findings.map(({ reason }) => reason)).toEqual(['no-resource'])
  })

  test.each([
    ['nothing', '', /no event log/],
    ['only spaces', ' \n ', /no event log/],
    ['no XML', 'case,activity\n1,a\n', /text outside/],
    ['a page', '<html><log/></html>', /begins with <html>/],
    ['OCEL', '<log><object-types/></log>', /as logs in OCEL have/],
    ['a wrong end', '<log><trace></log>', /closes what is not open/],
    ['a value without quotes', '<log><trace a=b/></log>', /not in quotes/],
    ['an attribute without a value', '<log><trace a/></log>', /has no value/],
    ['a tag without a name', '<log>< /></log>', /no name/],
    ['a tag in a value', '<log><string key="<"/></log>', /A value holds/],
    ['two documents', '<log/><log/>', /second document/],
    ['an odd declaration', '<log><!ELEMENT a></log>', /neither a comment/],
    [
      'a bomb of entities',
      '<!DOCTYPE log [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><log/>',
      /declares a document type/,
    ],
    ['a pit', '<log>'.repeat(100_000), /nested more than/],
    ['a tag of 100 MB', `<log><string key="${'x'.repeat(100_000_000)}"/></log>`, /longer than 16 MB/],
    [
      'too many kinds of elements',
      `<log>${Array.from({ length: 10_001 }, (_, at) => `<a${at}/>`).join('')}</log>`,
      /kinds/,
    ],
  ])('that is %s is refused, saying where and what next', (_, file, what) => {
    expect(() => read(file)).toThrow(what)
    try {
      read(file)
    } catch (error) {
      expect(error).toBeInstanceOf(FairwayError)
      expect((error as FairwayError).next).not.toBe('')
    }
  })

  test('may hold a comment or a text of any length without holding it in memory', () => {
    const long = '-'.repeat(18_000_000)
    const fine = trace('A', event('a', '2024-01-01T00:00:00Z'))

    expect(read(logOf(`<!--${long}-->`, long, `<![CDATA[${long}]]>`, fine)).log.size).toBe(1)
  })

  test('is read or refused, whatever its bytes are', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '/',
      '=',
      '"',
      "'",
      '&',
      '!--',
      '-->',
      '![CDATA[',
      ']]>',
      '\0',
      '\u00ff',
      ' ',
    )
    const words = fc.constantFrom('log', 'trace', 'event', 'key', 'value', 'concept:name', '2024-01-01')
    const soup = fc.array(fc.oneof(pieces, words), { maxLength: 40 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(soup, fc.integer({ min: 0, max: busy.length }), (text, at) => {
        for (const file of [text, busy.slice(0, at) + text + busy.slice(at), busy.slice(0, at) + text]) {
          try {
            const { quality } = read(file, {}, 11)
            expect(quality.raw).toBeGreaterThanOrEqual(quality.used)
          } catch (error) {
            expect(error).toBeInstanceOf(FairwayError)
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})
