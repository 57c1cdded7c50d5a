import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainLog } from '../../../../test/support/plain-log.ts'
import { noSharedData, sharedData } from '../../../../test/support/shared-data.ts'
import { FairwayError } from '../../../base/errors.ts'
import type { LogReader } from '../log-reader.ts'
import type { ReadLog } from '../read-quality.ts'
import { OcelJsonReader } from './ocel-json-reader.ts'
import { OcelXmlReader } from './ocel-xml-reader.ts'

function read(reader: LogReader, text: string, chunkBytes = 64 * 1024): ReadLog {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += chunkBytes) reader.push(bytes.subarray(at, at + chunkBytes))
  return reader.finish()
}

const readJson = (root: unknown): ReadLog => read(new OcelJsonReader(), JSON.stringify(root))
const readXml = (text: string, chunkBytes?: number): ReadLog => read(new OcelXmlReader(), text, chunkBytes)

const counts = ({ quality }: ReadLog): Record<string, number> =>
  Object.fromEntries(quality.findings.map(({ reason, count }) => [reason, count]))

const numbersOf = ({ log }: ReadLog) => ({
  events: log.size,
  objects: log.objects.ids.length,
  eventTypes: log.activities.length,
  objectTypes: log.objects.types.length,
  touches: log.objectRefs.length,
  links: log.links.length,
})

describe.skipIf(noSharedData)('the example of OCEL 2.0', () => {
  test('has its events, objects and links in JSON and in XML, whose times lack their zone', () => {
    const known = { events: 13, objects: 9, eventTypes: 8, objectTypes: 4, touches: 20, links: 7 }
    const text = (ending: string): string => readFileSync(sharedData(`ocel/ocel20_example.${ending}`), 'utf8')
    const json = read(new OcelJsonReader(), text('jsonocel'))
    const xml = read(new OcelXmlReader({ zone: 'Europe/Berlin' }), text('xmlocel'), 97)

    expect(numbersOf(json)).toEqual(known)
    expect(numbersOf(xml)).toEqual(known)
    expect(counts(xml)).toMatchObject({ 'no-zone': 13 })
    const zoneless = (log: ReadLog) => {
      const plain = plainLog(log.log)
      return { ...plain, events: plain.events.map(({ zone, ...event }) => event) }
    }
    expect(zoneless(xml)).toEqual(zoneless(json))
  })
})

const types = {
  eventTypes: [
    {
      name: 'pay',
      attributes: [
        { name: 'sum', type: 'float' },
        { name: 'big', type: 'boolean' },
        { name: 'due', type: 'time' },
        { name: 'note', type: 'string' },
      ],
    },
  ],
  objectTypes: [{ name: 'bill', attributes: [{ name: 'sum', type: 'integer' }] }],
}
const bill = (id: string, more: object = {}) => ({ id, type: 'bill', ...more })
const pay = (id: string, more: object = {}) => ({
  id,
  type: 'pay',
  time: '2024-05-01T10:00:00+02:00',
  relationships: [{ objectId: 'B1', qualifier: 'pays' }],
  ...more,
})

describe('a log in OCEL 2.0', () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><log>
    <event-types><event-type name="pay"><attributes>
      <attribute name="sum" type="float"/><attribute name="big" type="boolean"/>
      <attribute name="due" type="time"/><attribute name="note" type="string"/>
    </attributes></event-type></event-types>
    <object-types><object-type name="bill"><attributes><attribute name="sum" type="integer"/></attributes></object-type></object-types>
    <events><event id="e1" type="pay" time="2024-05-01T10:00:00+02:00">
      <attributes>
        <attribute name="sum">1e2</attribute><attribute name="big">TRUE</attribute>
        <attribute name="due">2024-06-01T02:00:00+02:00</attribute><attribute name="note">a &lt;b&gt; <![CDATA[<c>]]></attribute>
        <attribute name="org:resource">Ada</attribute><attribute name="lifecycle:transition">start</attribute>
      </attributes>
      <objects><relationship object-id="B1" qualifier="pays"/></objects>
    </event></events>
    <objects>
      <object id="B1" type="bill">
        <attributes><attribute name="sum" time="1970-01-01T00:00:00Z">7</attribute></attributes>
        <objects><relationship object-id="B2" qualifier="replaces"/></objects>
      </object>
      <object id="B2" type="bill"/>
    </objects></log>`
  const json = {
    ...types,
    events: [
      pay('e1', {
        attributes: [
          { name: 'sum', value: 100 },
          { name: 'big', value: 'true' },
          { name: 'due', value: '2024-06-01T00:00:00Z' },
          { name: 'note', value: 'a <b> <c>' },
          { name: 'org:resource', value: 'Ada' },
          { name: 'lifecycle:transition', value: 'START' },
        ],
      }),
    ],
    objects: [
      bill('B1', {
        attributes: [{ name: 'sum', value: '7', time: '1970-01-01T00:00:00Z' }],
        relationships: [{ objectId: 'B2', qualifier: 'replaces' }],
      }),
      bill('B2'),
    ],
  }

  test('is the same in XML as in JSON, with values of the kinds that are declared', () => {
    const fromJson = readJson(json)

    expect(plainLog(fromJson.log).events[0]).toMatchObject({
      zone: 120,
      resource: 'Ada',
      lifecycle: 'start',
      touches: ['bill/B1 as pays'],
      attributes: expect.arrayContaining([
        { name: 'sum', value: 100 },
        { name: 'big', value: true },
        { name: 'due', value: '2024-06-01T00:00:00.000Z' },
      ]),
    })
    expect(fromJson.log.objectAttributes).toEqual([{ of: 0, name: 'sum', value: 7, time: 0 }])
    for (const chunkBytes of [1, 10, 10_000])
      expect(plainLog(readXml(xml, chunkBytes).log)).toEqual(plainLog(fromJson.log))
  })

  test('sets aside what is no event, and remarks on what it could not keep', () => {
    const result = readJson({
      ...types,
      events: [
        pay('e1'),
        pay('e1'),
        pay('e2', { time: undefined }),
        pay('e3', { time: 'soon' }),
        pay('e4', { time: '1901-01-01T00:00:00Z' }),
        pay('e5', { type: '' }),
        null,
        pay('', {
          attributes: [
            { name: 'sum', value: 'much' },
            { name: 'big', value: { odd: [] } },
            { name: 'note', value: null },
          ],
        }),
        pay('e6', { relationships: [{ objectId: 'B9', qualifier: '' }] }),
      ],
      objects: [
        bill('B1'),
        bill('B1'),
        bill(''),
        7,
        bill('B3', { relationships: [{ objectId: 'B9', qualifier: '' }] }),
      ],
    })

    expect(result.quality).toMatchObject({ raw: 9, normalised: 5, used: 3 })
    expect(counts(result)).toEqual({
      'duplicate-event': 1,
      'no-activity': 2,
      'no-time': 1,
      'bad-time': 1,
      'implausible-time': 1,
      'duplicate-object': 1,
      'nameless-object': 2,
      'unknown-object': 2,
      'bad-attribute': 2,
      'unnamed-event': 1,
      'no-object': 1,
      'no-resource': 3,
      tie: 1,
    })
    expect(result.log.eventAttributes).toEqual([{ of: 1, name: 'sum', value: 'much' }])
  })

  test('in XML that ends early is what was whole, once its objects were there', () => {
    const objectsFirst = xml.replace(/(<events>[\s\S]*<\/events>)\s*(<objects>[\s\S]*<\/objects>)(?=<\/log>)/, '$2$1')
    expect(plainLog(readXml(objectsFirst).log)).toEqual(plainLog(readXml(xml).log))
    const safe = objectsFirst.indexOf('<events>')

    for (let at = 0; at < objectsFirst.length; at += 3) {
      const cut = objectsFirst.slice(0, at)
      if (at >= safe) expect(counts(readXml(cut, 50))).toMatchObject({ truncated: 1 })
      else expect(() => readXml(cut)).toThrow(FairwayError)
    }
  })

  test.each([
    ['JSON that ends early', () => read(new OcelJsonReader(), JSON.stringify(json).slice(0, -9)), /JSON is broken/],
    ['JSON of something else', () => readJson({ name: 'package' }), /no lists of events/],
    ['a list', () => readJson([]), /no object/],
    ['a deep pit', () => read(new OcelJsonReader(), '['.repeat(1_000_000)), /JSON/],
    ['an endless pit in XML', () => readXml('<log>'.repeat(1000)), /nested more than/],
    ['a bomb of entities', () => readXml('<!DOCTYPE log [<!ENTITY a "aaa">]><log>&a;</log>'), /document type/],
    ['an unknown entity', () => readXml('<log>&a;</log>'), /no log in OCEL/],
    ['other XML', () => readXml('<html/>'), /begins with <html>/],
  ])('is refused as %s', (_, run, what) => {
    expect(run).toThrow(FairwayError)
    expect(run).toThrow(what)
  })

  test('is read or refused, whatever is in it', () => {
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('B1', 'e1', 'pay', '__proto__', '2024-05-01T10:00:00Z'),
    )
    const record = fc.dictionary(
      fc.constantFrom('id', 'type', 'time', 'attributes', 'relationships', 'name', 'value'),
      odd,
    )
    const list = fc.oneof(odd, fc.array(fc.oneof(record, odd), { maxLength: 5 }))
    fc.assert(
      fc.property(fc.record({ eventTypes: list, objectTypes: list, events: list, objects: list }), (root) => {
        try {
          const { quality } = readJson(root)
          expect(quality.raw).toBeGreaterThanOrEqual(quality.used)
        } catch (error) {
          expect(error).toBeInstanceOf(FairwayError)
        }
      }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: xml.length }), fc.string({ maxLength: 5 }), (at, text) => {
        try {
          readXml(xml.slice(0, at) + text + xml.slice(at), 7)
        } catch (error) {
          expect(error).toBeInstanceOf(FairwayError)
        }
      }),
    )
  })
})

test('a log in OCEL 1.0 has its objects, its events and what they touch, in JSON as in XML', () => {
  const json = readJson({
    'ocel:global-log': { 'ocel:version': '1.0' },
    'ocel:objects': {
      o1: { 'ocel:type': 'order', 'ocel:ovmap': { price: 5 } },
      o2: { 'ocel:type': 'item', 'ocel:ovmap': {} },
    },
    'ocel:events': {
      1: {
        'ocel:activity': 'place',
        'ocel:timestamp': '2020-07-09 08:21:01.527+01:00',
        'ocel:omap': ['o1', 'o2', 'o3'],
        'ocel:vmap': { weight: 0.5 },
      },
      2: { 'ocel:activity': 'pack', 'ocel:timestamp': '2020-07-09 08:21:01', 'ocel:omap': ['o1'], 'ocel:vmap': {} },
    },
  })
  const xml = readXml(`<?xml version="1.0"?><log>
    <global scope="event"><string key="id" value="__INVALID__"/></global>
    <events>
      <event>
        <string key="id" value="1"/><string key="activity" value="place"/><date key="timestamp" value="2020-07-09 08:21:01.527+01:00"/>
        <list key="omap"><string key="object-id" value="o1"/><string key="object-id" value="o2"/><string key="object-id" value="o3"/></list>
        <list key="vmap"><float key="weight" value="0.5"/></list>
      </event>
      <event>
        <string key="id" value="2"/><string key="activity" value="pack"/><date key="timestamp" value="2020-07-09 08:21:01"/>
        <list key="omap"><string key="object-id" value="o1"/></list><list key="vmap"/>
      </event>
    </events>
    <objects>
      <object><string key="id" value="o1"/><string key="type" value="order"/><list key="ovmap"><int key="price" value="5"/></list></object>
      <object><string key="id" value="o2"/><string key="type" value="item"/><list key="ovmap"/></object>
    </objects></log>`)

  expect(numbersOf(json)).toEqual({ events: 2, objects: 2, eventTypes: 2, objectTypes: 2, touches: 3, links: 0 })
  expect([json.quality.format, xml.quality.format]).toEqual(['OCEL 1.0 in JSON', 'OCEL 1.0 in XML'])
  expect(json.log.objectAttributes).toEqual([{ of: 0, name: 'price', value: 5, time: 0 }])
  expect(json.log.eventAttributes).toEqual([{ of: 0, name: 'weight', value: 0.5 }])
  expect(counts(json)).toEqual({ 'unknown-object': 1, 'no-resource': 2, 'no-zone': 1 })
  expect(plainLog(xml.log)).toEqual(plainLog(json.log))
  expect(counts(xml)).toEqual(counts(json))
})
