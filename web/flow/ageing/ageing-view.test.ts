import { expect, test } from 'vitest'
import type { AgeingView } from '../../../src/api/flow-work.ts'
import { ageingChart, latenessOf } from './ageing-view.ts'

const day = 86_400_000
const box = { left: 50, right: 550, top: 10, bottom: 410 }

function view(items: readonly (readonly [AgeingView['items'][number]['stage'], number])[], n = 40): AgeingView {
  const band = (stage: AgeingView['items'][number]['stage'], at: number) => ({
    stage,
    n,
    p50: n === 0 ? null : at * day,
    p85: n === 0 ? null : 2 * at * day,
    p95: n === 0 ? null : 3 * at * day,
  })
  return {
    choices: { teams: [], initiatives: [] },
    definition: { id: 'ageing-work', version: 1, says: '' },
    window: { by: 'completion', from: null, to: null },
    asOf: 0,
    stages: [band('waiting to start', 1), band('building', 2)],
    total: items.length,
    items: items.map(([stage, days], at) => ({ id: `${at}`, title: null, stage, ageMs: days * day, inStageMs: 0 })),
    excluded: [],
  }
}

test('an item is late only beyond the 95 % of its own stage, and nothing is late where too few were completed', () => {
  const { items, stages } = view([
    ['waiting to start', 4],
    ['building', 4],
    ['building', 5],
    ['building', 7],
  ])
  expect(items.map((item) => latenessOf(item, stages))).toEqual(['late', 'usual', 'slow', 'late'])
  const few = view([['waiting to start', 400]], 4)
  expect(latenessOf(few.items[0] as AgeingView['items'][number], few.stages)).toBe('not known')
})

test.each([true, false])(
  'every dot stands in the column of its stage and inside the chart, logarithmic or not',
  (isLog) => {
    const shown = view(
      Array.from({ length: 300 }, (_, at) => [at % 2 === 0 ? 'waiting to start' : 'building', 300 - at]),
    )
    const { dots, columns } = ageingChart(shown, box, isLog)
    expect(columns.map(({ open }) => open)).toEqual([150, 150])
    for (const [at, { x, y }] of dots.entries()) {
      const column = columns[at % 2]
      expect(x > (column?.left ?? 0) && x < (column?.right ?? 0)).toBe(true)
      expect(y >= box.top && y <= box.bottom).toBe(true)
    }
    expect(dots[0]?.y).toBeLessThan(dots[298]?.y ?? 0)
  },
)

test('a stage without completed items has no band', () => {
  expect(ageingChart(view([['building', 1]], 0), box, false).columns.map(({ band }) => band)).toEqual([null, null])
})
