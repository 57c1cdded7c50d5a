import { expect, test } from 'vitest'
import { burnLine, driftLines, gainWords, perWeek, placesAmong } from './cards-view.ts'

test('a gain and a rate say their intervals, and an end below nothing keeps its sign', () => {
  expect(gainWords({ estimate: 0.06, low: 0.021, high: 0.11 })).toEqual({ value: '6.0 %', interval: '2.1–11 %' })
  expect(perWeek({ estimate: 1.2, low: -0.4, high: 2.8 })).toEqual({ value: '+1.2 a week', interval: '−0.4 to +2.8' })
})

test('a change has one sign, and none where it rounds to nothing', () => {
  expect(gainWords({ estimate: -0.002, low: -0.014, high: 0.011 })).toEqual({
    value: '−0.2 %',
    interval: '−1.4 to 1.1 %',
  })
  expect(gainWords({ estimate: -0.0001, low: null, high: null })).toEqual({ value: '0.0 %', interval: null })
})

test('what was given up leaves the distance between the lines', () => {
  const week = (decided: number, inProduction: number, cancelled: number) => ({
    at: '',
    decided,
    inProduction,
    cancelled,
  })

  expect(driftLines([week(0, 0, 0), week(10, 4, 1)])).toEqual({
    decided: 'M0 100L100 0',
    ended: 'M0 100L100 50',
    between: 'M0 100L100 0L100 50L0 100Z',
  })
})

test('of less than two weeks there are no lines', () => {
  expect(driftLines([]).decided).toBe('')
})

test('a burn-up begins where something was eligible', () => {
  const week = (share: number | null) => ({
    at: '',
    eligible: 1,
    took: 0,
    share: share === null ? null : { share, low: 0, high: 1, level: 0.95 },
  })

  expect(burnLine([week(null), week(0.2), week(0.3)])).toBe('M50 80L100 70')
  expect(burnLine([week(null)])).toBe('')
})

test('times lie on a chart of weeks between its ends, and at its end where they are later, and nowhere before it', () => {
  const weeks = ['2026-01-05', '2026-01-12', '2026-01-25'].map((day) => ({ at: `${day}T00:00:00.000Z` }))

  expect(
    placesAmong(weeks, ['2026-01-15T00:00:00.000Z', '2026-03-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z']),
  ).toEqual([50, 100])
  expect(placesAmong(weeks.slice(0, 1), ['2026-01-15T00:00:00.000Z'])).toEqual([])
})
