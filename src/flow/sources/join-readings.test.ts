import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LogBuilder } from '../log/log-builder.ts'
import { addToLog, joinReadings } from './join-readings.ts'
import type { PathEvent, Reading } from './path-event.ts'
import { ReadingDraft } from './reading-draft.ts'
import type { Activity } from './vocabulary.ts'

const noon = Date.UTC(2026, 2, 2, 12)

function readingOf(events: readonly { activity: Activity; id: string; ms: number; by: string | null }[]): Reading {
  const draft = new ReadingDraft('test')
  for (const { activity, id, ms, by } of events)
    draft.event({ activity, on: { type: 'item', id }, at: new Date(noon + ms).toISOString(), by, key: by })
  return draft.done()
}

const someEvents = fc.array(
  fc.record({
    activity: fc.constantFrom<Activity>(
      'item created',
      'item assigned',
      'item completed',
      'item reopened',
      'item commented',
    ),
    id: fc.constantFrom('A-1', 'A-2', 'A-3'),
    ms: fc.nat({ max: 20_000 }),
    by: fc.constantFrom('ada', 'bob', null),
  }),
  { maxLength: 40 },
)

test('batches joined are one batch, in any order and as often as they come', () => {
  fc.assert(
    fc.property(someEvents, fc.nat(), (events, cut) => {
      const at = events.length === 0 ? 0 : cut % events.length
      const parts = [readingOf(events.slice(0, at)), readingOf(events.slice(at)), readingOf(events.slice(0, at))]

      expect(joinReadings(parts).events).toEqual(joinReadings([readingOf(events)]).events)
    }),
  )
})

test('shuffled input gives the same log, to the byte', () => {
  const bytes = (events: Parameters<typeof readingOf>[0]) => {
    const builder = new LogBuilder()
    addToLog(builder, joinReadings([readingOf(events)]))
    return JSON.stringify(builder.build())
  }
  fc.assert(
    fc.property(
      someEvents.chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
      ),
      ([events, shuffled]) => {
        expect(bytes(shuffled)).toBe(bytes(events))
      },
    ),
  )
})

test('a fact told by a snapshot and by the history is one fact, with what either knows of it', () => {
  const snapshot = readingOf([{ activity: 'item completed', id: 'A-1', ms: 0, by: null }])
  const history = readingOf([{ activity: 'item completed', id: 'A-1', ms: 1500, by: 'ada' }])

  expect(joinReadings([snapshot, history]).events).toMatchObject([
    { activity: 'item completed', time: noon, by: 'ada' },
  ])
})

test('of two tellings, what the fuller one says is taken, and a contradiction is listed', () => {
  const told = (by: string | null, attributes: Record<string, string>) => {
    const draft = new ReadingDraft('test')
    draft.event({
      activity: 'item completed',
      on: { type: 'item', id: 'A-1' },
      at: '2026-03-02T12:00:00Z',
      by,
      attributes,
    })
    return draft.done()
  }
  const bare = told('bob', { resolution: 'Fixed' })
  const full = told('zoe', { resolution: 'Done', field: 'resolution' })
  const joined = joinReadings([bare, full, told(null, { note: 'x' })])

  expect(joined.events).toMatchObject([
    { by: 'zoe', attributes: { resolution: 'Done', field: 'resolution', note: 'x' } },
  ])
  expect(joined.findings).toMatchObject([{ reason: 'conflict', count: 1 }])
  expect(joinReadings([full, bare]).events[0]?.by).toBe('zoe')
})

test('an end told three seconds after another is another', () => {
  const twice = readingOf([
    { activity: 'item completed', id: 'A-1', ms: 0, by: null },
    { activity: 'item completed', id: 'A-1', ms: 3000, by: null },
  ])

  expect(joinReadings([twice]).events).toHaveLength(2)
})

test('what ends again after it was opened again has ended twice, however fast', () => {
  const flip = readingOf([
    { activity: 'item completed', id: 'A-1', ms: 0, by: 'ada' },
    { activity: 'item reopened', id: 'A-1', ms: 500, by: 'ada' },
    { activity: 'item completed', id: 'A-1', ms: 900, by: 'ada' },
  ])

  expect(joinReadings([flip]).events).toHaveLength(3)
})

test('twenty items changed by one account within a minute are called a bulk edit; nineteen are work', () => {
  const edits = (count: number, gapMs = 1000) =>
    readingOf(
      Array.from(
        { length: count },
        (_, n) => ({ activity: 'item completed', id: `A-${n}`, ms: n * gapMs, by: 'ada' }) as const,
      ),
    )
  const bulk = (reading: Reading) => joinReadings([reading]).findings.filter(({ reason }) => reason === 'bulk-edit')

  expect(bulk(edits(19))).toEqual([])
  expect(bulk(edits(20, 4000))).toEqual([])
  expect(bulk(edits(20))).toMatchObject([
    { count: 1, examples: [{ where: 'ada', text: '20 items from 2026-03-02T12:00:00.000Z' }] },
  ])
})

test('twenty items created by one account within a minute were brought from elsewhere', () => {
  const created = Array.from(
    { length: 20 },
    (_, n) => ({ activity: 'item created', id: `A-${n}`, ms: n, by: 'ada' }) as const,
  )

  expect(joinReadings([readingOf(created)]).findings).toMatchObject([{ reason: 'bulk-import', count: 1 }])
})

test('an event before its object was created is kept, and listed', () => {
  const early = readingOf([
    { activity: 'item commented', id: 'A-1', ms: 0, by: 'ada' },
    { activity: 'item created', id: 'A-1', ms: 5000, by: 'ada' },
  ])
  const joined = joinReadings([early])

  expect(joined.events.map(({ activity }: PathEvent) => activity)).toEqual(['item commented', 'item created'])
  expect(joined.findings).toMatchObject([{ reason: 'before-creation', count: 1 }])
})

test('an initiative is known by what is said of it, for no event could be; anything else is not', () => {
  const draft = new ReadingDraft('test')
  const item = { type: 'item', id: 'A-1' } as const
  draft.event({ activity: 'item created', on: item, at: new Date(noon).toISOString() })
  draft.link(item, 'part of', { type: 'initiative', id: 'said' })
  draft.fact({ type: 'initiative', id: 'said' }, 'title', 'Sell in French')
  draft.link(item, 'part of', { type: 'initiative', id: 'only named' })
  draft.link({ type: 'pull request', id: 's#1' }, 'implements', item)
  draft.fact({ type: 'pull request', id: 's#1' }, 'title', 'French')

  expect(joinReadings([draft.done()]).findings).toEqual([
    {
      reason: 'unknown-object',
      count: 2,
      examples: [
        { where: 'only named', text: 'initiative' },
        { where: 's#1', text: 'pull request' },
      ],
    },
  ])
})
