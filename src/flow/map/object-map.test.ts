import { describe, expect, test } from 'vitest'
import { elapsedClock, teamClock } from '../calendar/path-clock.ts'
import { guessedCalendar } from '../calendar/working-calendar.ts'
import { workingClock } from '../calendar/working-clock.ts'
import { none, noZone } from '../log/event-log.ts'
import { LogBuilder } from '../log/log-builder.ts'
import { meetingsOf, objectMap, passagesOf } from './object-map.ts'
import { withStatusSteps } from './status-steps.ts'

const hour = 3_600_000
// A Friday.
const friday = Date.parse('2026-03-06T10:00:00Z')

/** One item of two pull requests: opening touches both, so flattened on one type it would be told twice. */
function logOf() {
  const builder = new LogBuilder()
  const item = builder.object('item', 'A')
  const [one, other] = ['1', '2'].map((id) => builder.object('pull request', id)) as [number, number]
  const add = (activity: string, at: number, ...objects: number[]): number => {
    const row = builder.event(builder.activity(activity), at, noZone, none)
    for (const object of objects) builder.touches(object)
    return row
  }
  add('decided', friday, item)
  add('opened', friday + 2 * hour, one, item)
  add('opened', friday + 4 * hour, other, item)
  add('merged', friday + 72 * hour, one, other, item)
  return builder.build()
}

const subject = (types: readonly string[], clock = elapsedClock) => ({
  log: logOf(),
  types,
  isWanted: () => true,
  clock,
})
const edgesOf = (...types: string[]) =>
  objectMap(subject(types)).edges.map(({ objectType, from, to, count }) => `${objectType}: ${from} ${to} ${count}`)

describe('a map of objects', () => {
  test('has edges of its own for each type: nothing is flattened', () => {
    expect(edgesOf('item', 'pull request').sort()).toEqual([
      'item: decided opened 1',
      'item: opened merged 1',
      'item: opened opened 1',
      'pull request: opened merged 2',
    ])
  })

  test('has an event once, however many objects it touches', () => {
    const { nodes, types, transitions } = objectMap(subject(['item', 'pull request']))

    expect(nodes.map(({ name, events }) => [name, events])).toEqual([
      ['opened', 2],
      ['decided', 1],
      ['merged', 1],
    ])
    expect(types).toEqual([
      { type: 'item', objects: 1 },
      { type: 'pull request', objects: 2 },
    ])
    expect(transitions).toBe(5)
  })

  test('on a working clock leaves the weekend out', () => {
    const clock = teamClock(workingClock(guessedCalendar('UTC')))
    const merged = objectMap(subject(['pull request'], clock)).edges[0]

    // Opened on Friday at 12:00 and at 14:00, merged on Monday at 10:00: five hours and one, three hours and one.
    expect(merged?.wait.total).toBe((6 + 4) * hour)
  })

  test('leaves out objects that are not wanted, with their edges', () => {
    const map = objectMap({ ...subject(['item', 'pull request']), isWanted: (type) => type === 'item' })

    expect(map.edges.every(({ objectType }) => objectType === 'item')).toBe(true)
  })
})

describe('what is behind a map', () => {
  test('is as many passages as the edge says, with its time', () => {
    for (const edge of objectMap(subject(['item', 'pull request'])).edges) {
      const passages = passagesOf(subject(['item', 'pull request']), edge)
      expect(passages).toHaveLength(edge.count)
      expect(passages.reduce((sum, { ms }) => sum + ms, 0)).toBe(edge.wait.total)
    }
  })

  test('is each time an object met a step, the first having waited for nothing', () => {
    expect(meetingsOf(subject(['pull request']), 'opened').map(({ id, ms }) => [id, ms])).toEqual([
      ['1', 0],
      ['2', 0],
    ])
  })

  test('of what does not exist is nothing', () => {
    expect(meetingsOf(subject(['item']), 'lunch')).toEqual([])
  })
})

test('each status is a step of its own; other events keep their names', () => {
  const builder = new LogBuilder()
  const item = builder.object('item', 'A')
  for (const [activity, status] of [
    ['item created', null],
    ['item status entered', 'Doing'],
    ['item status entered', null],
  ] as const) {
    const row = builder.event(builder.activity(activity), friday, noZone, none)
    builder.touches(item)
    if (status) builder.eventAttribute({ of: row, name: 'status', value: status })
  }
  const log = withStatusSteps(builder.build())

  expect(Array.from(log.activity, (at) => log.activities[at])).toEqual([
    'item created',
    'status: Doing',
    'item status entered',
  ])
})
