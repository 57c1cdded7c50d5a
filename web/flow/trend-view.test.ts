import { expect, test } from 'vitest'
import { durationFigure, flowPath, notReached, reached } from './path-samples.ts'
import { monthAt, trendView } from './trend-view.ts'

const view = (...months: [string, ReturnType<typeof durationFigure>][]) =>
  trendView(flowPath({ trend: { ...flowPath().trend, months: months.map(([month, figure]) => ({ month, figure })) } }))

test('a month in which nothing was decided has no mark, and is no zero', () => {
  const { months } = view(['2026-01', durationFigure(reached(4))], ['2026-02', durationFigure(null, { n: 0 })])

  expect(months.map(({ mark }) => mark?.kind ?? null)).toEqual(['reached', null])
})

test('a month of which half did not arrive is a lower bound with an open end', () => {
  const { months, longestMs } = view(['2026-03', durationFigure(notReached(20), { n: 10, censored: 8 })])

  expect(months[0]).toMatchObject({ mark: { kind: 'beyond' }, isOpen: true, high: null, open: 0.8 })
  expect(longestMs).toBe(20 * 86_400_000)
})

test('the year stands at the first month and at each January', () => {
  const { months } = view(
    ['2025-12', durationFigure(reached(1))],
    ['2026-01', durationFigure(reached(1))],
    ['2026-02', durationFigure(reached(1))],
  )

  expect(months.map(({ name }) => name)).toEqual(['Dec 2025', 'Jan 2026', 'Feb'])
})

test('a time lies among months where it lies in its own, however long that is', () => {
  const { months } = view(['2025-12', durationFigure(reached(1))], ['2026-01', durationFigure(reached(1))])

  expect(monthAt(months, Date.UTC(2025, 11, 16, 12))).toBe(0)
  expect(monthAt(months, Date.UTC(2026, 0, 1))).toBe(0.5)
  expect(monthAt(months, Date.UTC(2026, 1, 15))).toBe(2)
})
