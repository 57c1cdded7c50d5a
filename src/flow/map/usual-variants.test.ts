import { expect, test } from 'vitest'
import { elapsedClock } from '../calendar/path-clock.ts'
import { none, noZone } from '../log/event-log.ts'
import { LogBuilder } from '../log/log-builder.ts'
import { objectsOfVariant, usualVariants } from './usual-variants.ts'

const hour = 3_600_000
const start = Date.parse('2026-03-06T10:00:00Z')

/** Items by what happens to them, an hour after the other. */
function subjectOf(lives: Readonly<Record<string, readonly string[]>>) {
  const builder = new LogBuilder()
  for (const [id, activities] of Object.entries(lives)) {
    const item = builder.object('item', id)
    for (const [at, activity] of activities.entries()) {
      builder.event(builder.activity(activity), start + at * hour, noZone, none)
      builder.touches(item)
    }
  }
  return {
    log: builder.build(),
    types: ['item'],
    isWanted: (_: string, id: string) => id !== 'left out',
    clock: elapsedClock,
  }
}

const subject = subjectOf({
  A: ['decided', 'built', 'live'],
  B: ['decided', 'live'],
  C: ['decided', 'built', 'live'],
  D: ['decided', 'built', 'built', 'live'],
  'left out': ['decided', 'built', 'live'],
})

test('the most usual way comes first, and how many others there are is told', () => {
  expect(usualVariants(subject, 1)).toEqual([
    {
      objectType: 'item',
      objects: 4,
      variants: 3,
      usual: [{ activities: ['decided', 'built', 'live'], objects: 2 }],
    },
  ])
})

test('the objects of a way are those that went it, from their first event to their last', () => {
  expect(objectsOfVariant(subject, 'item', 0)).toEqual([
    { type: 'item', id: 'A', from: start, to: start + 2 * hour, ms: 2 * hour },
    { type: 'item', id: 'C', from: start, to: start + 2 * hour, ms: 2 * hour },
  ])
  expect(objectsOfVariant(subject, 'item', 7)).toEqual([])
})
