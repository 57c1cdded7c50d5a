import { expect, test } from 'vitest'
import type { Instant } from '../../base/ids.ts'
import { type Actor, fairway, type LedgerEvent, type NewEvent } from '../../ledger/event.ts'
import type { FiguresTold, MovedMonth } from '../../ledger/source-events.ts'
import { hookActor } from '../study/hooks.ts'
import { chartDefinitions } from './tell-figures.ts'
import { isTellingDue, toldHistory } from './told-history.ts'

const ada: Actor = { kind: 'person', id: 'ada' }
const speed = 'decision-to-production'
const month = { month: '2026-01', n: 3, open: 0, p50Ms: 5 }
const moved: MovedMonth = { figure: speed, month: '2026-01', before: month, now: { ...month, n: 4 } }

/** Recorded one hour after the other. */
const recorded = (...events: NewEvent[]): LedgerEvent[] =>
  events.map((event, at) => ({
    ...event,
    seq: at + 1,
    id: `e${at}`,
    at: new Date(Date.UTC(2026, 2, 2, at)).toISOString() as Instant,
  }))

const told = (other: Partial<FiguresTold> = {}): NewEvent => ({
  type: 'figures.told',
  actor: fairway,
  objects: [{ type: 'home', id: 'home' }],
  why: null,
  data: {
    asOf: '2026-03-01T00:00:00.000Z' as Instant,
    settings: 1,
    definitions: chartDefinitions,
    months: { [speed]: [month] },
    moved: [],
    ...other,
  },
})
const imported = (name: string, actor: Actor = ada): NewEvent => ({
  type: 'source.imported',
  actor,
  objects: [{ type: 'source', id: `src_${name}` }],
  why: 'the whole of last year',
  data: { kind: 'jira', name, parts: [], options: {}, records: null, cursor: null, isWhole: true },
})
const removed = (name: string): NewEvent => ({
  type: 'source.removed',
  actor: ada,
  objects: [{ type: 'source', id: `src_${name}` }],
  why: 'twice in it',
  data: {},
})
const configured: NewEvent = {
  type: 'flow.configured',
  actor: ada,
  objects: [{ type: 'home', id: 'home' }],
  why: 'done means live',
  data: { version: 2, settings: {} },
}
const says = (...events: NewEvent[]) =>
  toldHistory(recorded(...events)).moves.map(({ causes }) => causes.map((cause) => cause.says))

test('a move names what was recorded between the two tellings, with who did it and why, and nothing from before', () => {
  const events = recorded(
    imported('old'),
    told(),
    imported('jira.json'),
    removed('old'),
    configured,
    told({ settings: 2, moved: [moved] }),
  )
  const { moves, last, since, firstAt } = toldHistory(events)
  expect(moves).toMatchObject([
    {
      at: events[5]?.at,
      toldAt: events[1]?.at,
      asOf: '2026-03-01T00:00:00.000Z',
      months: [moved],
      causes: [
        { says: 'jira.json was imported', done: { by: ada, at: events[2]?.at, why: 'the whole of last year' } },
        { says: 'old was removed', done: { why: 'twice in it' } },
        { says: 'How the team is read was said anew, version 2', done: { why: 'done means live' } },
      ],
    },
  ])
  expect([last?.seq, since, firstAt]).toEqual([6, [], events[1]?.at])
})

test('what a tool posted is said once for all of it', () => {
  expect(says(told(), imported('Jira', hookActor), imported('Jira', hookActor), told({ moved: [moved] }))).toEqual([
    ['Jira posted 2 times'],
  ])
})

test('without an import or a setting it is a git history, or an upgrade that changed a definition', () => {
  expect(says(told(), told({ moved: [moved] }))).toEqual([
    ['The git history of a connected product tells of the past otherwise than it did'],
  ])
  expect(says(told({ definitions: { [speed]: 1 } }), told({ moved: [moved] }))).toEqual([
    [`An upgrade of Fairway brought version ${chartDefinitions[speed]} of the definition ${speed}`],
  ])
})

test('a step stands where a definition or the settings became another, and not where one is new', () => {
  const { steps } = toldHistory(
    recorded(told({ definitions: { [speed]: 1 } }), told({ settings: 3 }), told({ settings: 3 })),
  )
  const at = '2026-03-02T01:00:00.000Z'
  expect(steps).toEqual([
    { at, figure: null, before: 1, now: 3 },
    { at, figure: speed, before: 1, now: chartDefinitions[speed] },
  ])
})

test('figures are told again after what a person did, after an upgrade, and on another day', () => {
  const due = (now: string, ...events: NewEvent[]) => isTellingDue(toldHistory(recorded(...events)), now as Instant)
  const [today, tomorrow] = ['2026-03-02T23:59:59.000Z', '2026-03-03T00:00:00.000Z']

  expect(due(today)).toBe(true)
  expect(due(today, told())).toBe(false)
  expect(due(today, told(), imported('Jira', hookActor))).toBe(false)
  expect(due(tomorrow, told())).toBe(true)
  expect(due(today, told(), imported('jira.json'))).toBe(true)
  expect(due(today, told(), configured)).toBe(true)
  expect(due(today, told({ definitions: { [speed]: 1 } }))).toBe(true)
  expect(due(today, told({ definitions: {} }))).toBe(false)
})
