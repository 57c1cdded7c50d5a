import { expect, test } from 'vitest'
import type { PathRecord } from './path-records.ts'
import { statusSegments } from './status-segments.ts'

const item = (...statuses: readonly [string, number][]): PathRecord => ({
  id: 'S-1',
  happenings: statuses.map(([status, at]) => ({
    activity: 'item status entered',
    at,
    by: null,
    attributes: { status },
  })),
  facts: {},
  to: {},
  from: {},
})

test('entering the status it is in starts no new stretch; coming back to one does', () => {
  const segments = statusSegments(item(['To Do', 1], ['Doing', 2], ['Doing', 3], ['To Do', 5]))

  expect(segments.map(({ status, from, to }) => [status, from, to])).toEqual([
    ['To Do', 1, 2],
    ['Doing', 2, 5],
    ['To Do', 5, null],
  ])
})

test('an item without a status has no stretch', () => {
  expect(statusSegments(item())).toEqual([])
})
