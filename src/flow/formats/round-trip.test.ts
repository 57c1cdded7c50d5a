import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLog } from '../../../test/support/any-log.ts'
import { plainLog } from '../../../test/support/plain-log.ts'
import { casesOf } from '../log/cases.ts'
import { type EventLog, lifecycles, none } from '../log/event-log.ts'
import { LogBuilder } from '../log/log-builder.ts'
import { CsvReader } from './csv/csv-reader.ts'
import { writeCsv } from './csv/write-csv.ts'
import type { LogReader } from './log-reader.ts'
import { OcelJsonReader } from './ocel/ocel-json-reader.ts'
import { writeOcelJson } from './ocel/write-ocel-json.ts'
import type { ReadLog } from './read-quality.ts'
import { writeXes } from './xes/write-xes.ts'
import { XesReader } from './xes/xes-reader.ts'

function readBack(reader: LogReader, text: Iterable<string>): ReadLog {
  for (const piece of text) reader.push(new TextEncoder().encode(piece))
  return reader.finish()
}

/** A log seen from one type: its cases by name, each with its events. */
function casesIn(log: EventLog, objectType: string) {
  const cases = casesOf(log, objectType)
  return Array.from({ length: cases.count }, (_, at) => ({
    name: log.objects.ids[cases.object[at] ?? 0],
    events: Array.from(cases.rows.subarray(cases.start[at], cases.start[at + 1]), (row) => [
      log.activities[log.activity[row] ?? 0],
      log.time[row],
      log.zone[row],
      lifecycles[log.lifecycle[row] ?? 0],
      log.resource[row] === none ? null : log.resources[log.resource[row] ?? 0],
    ]),
  })).sort((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1))
}

test('a log written in OCEL 2.0 is the same log when it is read again', () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      expect(plainLog(readBack(new OcelJsonReader(), writeOcelJson(log)).log)).toEqual(plainLog(log))
    }),
  )
})

test('the cases of a log are the same when they are written in XES and read again', () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      for (const type of log.objects.types) {
        const again = readBack(new XesReader(), writeXes(log, type))
        expect(casesIn(again.log, 'case')).toEqual(casesIn(log, type))
        expect(again.quality.raw).toBe(again.quality.used)
      }
    }),
  )
})

test('the cases of a log are the same when they are written as a table and read again', () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      for (const type of log.objects.types) {
        const again = readBack(new CsvReader(), writeCsv(log, type))
        expect(casesIn(again.log, 'case')).toEqual(casesIn(log, type))
        expect(again.quality.raw).toBe(again.quality.used)
      }
    }),
  )
})

test('a table keeps the order of events that happen at the same time', () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      const type = log.objects.types[0] ?? ''
      const again = readBack(new CsvReader(), writeCsv(log, type))
      const order = (of: EventLog) => plainLog(of).events.map(({ activity, time }) => `${activity} ${time}`)
      const once = plainLog(log).events.flatMap(({ activity, time, touches }) =>
        touches.filter((touch) => touch.startsWith(`${type}/`)).map(() => `${activity} ${time}`),
      )
      expect(order(again.log)).toEqual(once)
    }),
  )
})

const text = { type: 'string' }
const listOf = (properties: Readonly<Record<string, object>>, required: readonly string[]) => ({
  type: 'array',
  items: { type: 'object', properties, required, additionalProperties: false },
})
const moment = { type: 'string', format: 'date-time' }
const relationships = listOf({ objectId: text, qualifier: text }, ['objectId', 'qualifier'])
const types = listOf({ name: text, attributes: listOf({ name: text, type: text }, ['name', 'type']) }, [
  'name',
  'attributes',
])

test('a log written in OCEL 2.0 has the structure of the standard', () => {
  const ajv = new Ajv.default({ strict: false })
  addFormats.default(ajv)
  const isValid = ajv.compile({
    type: 'object',
    required: ['eventTypes', 'objectTypes', 'events', 'objects'],
    additionalProperties: false,
    properties: {
      eventTypes: types,
      objectTypes: types,
      events: listOf(
        {
          id: text,
          type: text,
          time: moment,
          attributes: listOf({ name: text, value: text }, ['name', 'value']),
          relationships,
        },
        ['id', 'type', 'time'],
      ),
      objects: listOf(
        {
          id: text,
          type: text,
          attributes: listOf({ name: text, value: text, time: moment }, ['name', 'value', 'time']),
          relationships,
        },
        ['id', 'type'],
      ),
    },
  })

  fc.assert(
    fc.property(anyLog, (log) => {
      const root = JSON.parse([...writeOcelJson(log)].join(''))
      expect(isValid(root) ? null : isValid.errors).toBeNull()
    }),
  )
})

test('objects of the same id, and events without one, have ids of their own in OCEL; objects find theirs again', () => {
  const builder = new LogBuilder()
  const [issue, pull] = [builder.object('issue', 'A'), builder.object('pull request', 'A')]
  const traces = [builder.newObject('case', 'A'), builder.newObject('case', 'A')]
  for (const object of [issue, pull, ...traces]) {
    builder.event(builder.activity('touch'), Date.UTC(2024, 0, 1))
    builder.touches(object)
  }
  const written = [...writeOcelJson(builder.build())].join('')
  const { log, quality } = readBack(new OcelJsonReader(), [written])

  expect(JSON.parse(written).objects.map(({ id }: { id: string }) => id)).toEqual([
    'A',
    'A (pull request)',
    'A (case)',
    'A (case) 2',
  ])
  expect(log.objects.ids).toEqual(['A', 'A', 'A', 'A'])
  expect(log.objectAttributes).toEqual([])
  expect(log.eventIds).toEqual(['event 1', 'event 2', 'event 3', 'event 4'])
  expect(quality.used).toBe(4)
})

test('an attribute whose values differ in kind is text', () => {
  const builder = new LogBuilder()
  for (const value of [1, 'one', true, 1.5, Number.NaN]) {
    const of = builder.event(builder.activity('a'), Date.UTC(2024, 0, 1))
    builder.eventAttribute({ of, name: 'mixed', value })
    if (typeof value === 'number' && Number.isFinite(value)) builder.eventAttribute({ of, name: 'number', value })
  }
  const { log } = readBack(new OcelJsonReader(), writeOcelJson(builder.build()))
  const valuesOf = (name: string) => log.eventAttributes.filter((each) => each.name === name).map(({ value }) => value)

  expect(valuesOf('mixed')).toEqual(['1', 'one', 'true', '1.5', 'NaN'])
  expect(valuesOf('number')).toEqual([1, 1.5])
})

test('XES says which type it is flattened by, and what that did to events', () => {
  const builder = new LogBuilder()
  const [a, b] = [builder.object('issue <1>', 'A'), builder.object('issue <1>', 'B')]
  builder.event(builder.activity('both'), Date.UTC(2024, 0, 1))
  builder.touches(a)
  builder.touches(b)
  builder.event(builder.activity('none'), Date.UTC(2024, 0, 1))
  const written = [...writeXes(builder.build(), 'issue <1>')].join('')

  expect(written).toContain('<string key="flattening:object-type" value="issue &lt;1&gt;"/>')
  expect(written).toContain('<int key="flattening:events-in-several-traces" value="1"/>')
  expect(written).toContain('<int key="flattening:events-in-no-trace" value="1"/>')
})

test('XES keeps what is known of events and of their object, each under one key', () => {
  const builder = new LogBuilder()
  const item = builder.object('item', 'A')
  builder.event(builder.activity('status entered'), Date.UTC(2024, 0, 1))
  builder.touches(item)
  builder.eventAttribute({ of: 0, name: 'status', value: 'In <review>' })
  builder.eventAttribute({ of: 0, name: 'points', value: 3 })
  builder.eventAttribute({ of: 0, name: 'concept:name', value: 'another' })
  builder.objectAttribute({ of: item, name: 'title', value: 'Now', time: 9 })
  builder.objectAttribute({ of: item, name: 'title', value: 'Before', time: 3 })

  const [, trace = '', events = ''] =
    /<trace>([\s\S]*?)(<event>[\s\S]*)<\/trace>/.exec([...writeXes(builder.build(), 'item')].join('')) ?? []
  expect(trace.match(/key="title"[^/]*/g)).toEqual(['key="title" value="Now"'])
  expect(events).toContain('<string key="status" value="In &lt;review&gt;"/><int key="points" value="3"/>')
  expect(events.match(/key="concept:name"/g)).toHaveLength(1)
})
