import { expect, test } from 'vitest'
import type { CompletedView } from '../../../src/api/flow-work.ts'
import { curveChart, itemAt, scatterChart } from './scatter-view.ts'

const day = 86_400_000
const box = { left: 50, right: 550, top: 10, bottom: 410 }

const view: CompletedView = {
  choices: { teams: [], initiatives: [] },
  definition: { id: 'decision-to-production', version: 1, says: '' },
  window: { by: 'start', from: null, to: null },
  asOf: 100 * day,
  n: 4,
  censored: 2,
  p50: { ms: 10 * day, low: 5 * day, high: null },
  p85: { ms: null, low: null, high: null },
  p95: null,
  completedOnly: null,
  total: { completed: 2, open: 2 },
  completed: { id: ['a', 'b'], title: ['A', null], at: [40 * day, 90 * day], ms: [2 * day, 10 * day] },
  open: { id: ['c', 'd'], title: [null, 'D'], ms: [60 * day, 3 * day] },
  curve: [
    { ms: 0, share: 1, low: 1, high: 1 },
    { ms: 2 * day, share: 0.75, low: 0.3, high: 0.95 },
    { ms: 10 * day, share: 0.4, low: 0.1, high: 0.8 },
  ],
  excluded: [],
}

test('open items stand as triangles at the day of the data, right of everything completed', () => {
  const { dots } = scatterChart(view, box, false)
  expect(dots.map(({ mark }) => mark)).toEqual(['dot', 'dot', 'open', 'open'])
  const [a, b, c, d] = dots.map(({ x }) => x) as [number, number, number, number]
  expect(a < b && b < Math.min(c, d)).toBe(true)
  expect(dots.every(({ x, y }) => x <= box.right && y >= box.top && y <= box.bottom)).toBe(true)
})

test('a dot opens the item it stands for, completed or open', () => {
  expect([0, 1, 2, 3].map((index) => itemAt(view, index))).toEqual([
    { id: 'a', title: 'A', ms: 2 * day, at: 40 * day, isOpen: false },
    { id: 'b', title: null, ms: 10 * day, at: 90 * day, isOpen: false },
    { id: 'c', title: null, ms: 60 * day, at: 100 * day, isOpen: true },
    { id: 'd', title: 'D', ms: 3 * day, at: 100 * day, isOpen: true },
  ])
})

test('a percentile that was not reached has no line', () => {
  expect(scatterChart(view, box, true).lines.map(({ name }) => name)).toEqual(['half'])
})

test('the curve is a staircase: it holds its height until the next item ends', () => {
  const { line } = curveChart(view, box)
  const points = line
    .slice(1)
    .split('L')
    .map((point) => point.split(',').map(Number) as [number, number])
  expect(points).toHaveLength(5)
  for (const [at, [x, y]] of points.entries()) {
    const before = points[at - 1]
    if (before) expect(x === before[0] || y === before[1]).toBe(true)
  }
})
