import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workAxis } from './work-axis.ts'
import { guessedCalendar } from './working-calendar.ts'

const hour = 3_600_000
const monday = Date.UTC(2026, 0, 5)
const end = monday + 60 * 24 * hour

describe('the axis of working time', () => {
  const axis = workAxis(guessedCalendar('UTC'), monday, end)

  test('carries work that does not fit into the day over to the next morning', () => {
    const started = axis.toWork(monday + 16 * hour)

    expect(axis.toInstant(started + 2 * hour)).toBe(monday + (24 + 10) * hour)
    expect(axis.toInstant(started + hour)).toBe(monday + 17 * hour)
  })

  test('begins work that arrives at night in the morning, never before it arrived', () => {
    const saturday = monday + 5 * 24 * hour

    expect(axis.toStart(axis.toWork(saturday))).toBe(monday + (7 * 24 + 9) * hour)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 70 * 24 }), (hours) => {
        const at = monday + hours * hour
        expect(axis.toStart(axis.toWork(at))).toBeGreaterThanOrEqual(at)
        expect(axis.toWork(axis.toStart(axis.toWork(at)))).toBe(axis.toWork(at))
      }),
    )
  })

  test('lets a night and a weekend take no time', () => {
    const friday = monday + 4 * 24 * hour
    expect(axis.toWork(friday + 20 * hour)).toBe(axis.toWork(friday + 17 * hour))
    expect(axis.toWork(friday + 3 * 24 * hour + 9 * hour)).toBe(axis.toWork(friday + 17 * hour))
  })

  test('leads back to where it came from within working hours, and never runs backwards', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 300 * hour, noNaN: true }),
        fc.double({ min: 0, max: hour, noNaN: true }),
        (work, more) => {
          expect(axis.toWork(axis.toInstant(work))).toBeCloseTo(work, 3)
          expect(axis.toInstant(work + more)).toBeGreaterThanOrEqual(axis.toInstant(work))
        },
      ),
    )
  })

  test('is the clock on the wall for whoever works round the clock', () => {
    const always = workAxis(null, monday, end)
    expect(always.toInstant(always.toWork(monday + 20 * hour))).toBe(monday + 20 * hour)
  })
})
