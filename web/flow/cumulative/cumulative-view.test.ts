import { expect, test } from 'vitest'
import type { CumulativeView } from '../../../src/api/flow-work.ts'
import { cumulativeChart, cutAt } from './cumulative-view.ts'

const day = 86_400_000
const box = { left: 50, right: 550, top: 10, bottom: 410 }
const waypoints = ['decided', 'started', 'ready for review', 'in review', 'merged', 'in production']

const viewOf = (counts: readonly (readonly number[])[]): CumulativeView => ({
  choices: { teams: [], initiatives: [] },
  definition: { id: 'cumulative-flow', version: 1, says: '' },
  window: { by: 'completion', from: null, to: null },
  asOf: (counts[0]?.length ?? 1) * day,
  times: (counts[0] ?? []).map((_, at) => (at + 1) * day),
  lines: counts.map((line, at) => ({ waypoint: waypoints[at] ?? '', counts: [...line] })),
  arrivals: 0,
  departures: 0,
  underWay: { first: 0, last: 0, mean: 0 },
  excluded: [],
})

const view = viewOf([
  [2, 5, 9, 12],
  [1, 4, 7, 11],
  [0, 3, 6, 9],
  [0, 3, 5, 8],
  [0, 2, 4, 7],
  [0, 1, 4, 5],
])

test('what lies between two lines is what is under way there', () => {
  expect(cutAt(view, 3).underWay).toEqual([1, 2, 1, 1, 2])
  expect(cumulativeChart(view, box).bands.map(({ now }) => now)).toEqual([1, 2, 1, 1, 2])
})

test('the horizontal gap is how long ago as many had been decided as are live now', () => {
  expect(cutAt(view, 3).lagMs).toBe(2 * day)
  expect(cutAt(view, 0).lagMs).toBeNull()
})

test('a gap that began before the window is not said to be as short as the window', () => {
  expect(
    cutAt(
      viewOf([
        [9, 9],
        [9, 9],
        [9, 9],
        [9, 9],
        [9, 9],
        [4, 8],
      ]),
      1,
    ).lagMs,
  ).toBeNull()
})

test('a window in the middle of a long history is drawn from near what had arrived by then, and says so on its axis', () => {
  const late = viewOf(view.lines.map(({ counts }) => counts.map((count) => count + 10_000)))
  const { scale } = cumulativeChart(late, box)
  expect(scale.ticks.every(({ label }) => Number(label.replaceAll(',', '')) > 9000)).toBe(true)
})
