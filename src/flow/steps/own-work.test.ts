import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessedCalendar } from '../calendar/working-calendar.ts'
import { workingClock } from '../calendar/working-clock.ts'
import { OwnWork, RangeSums } from './own-work.ts'
import { sessionsOf } from './sessions.ts'

const minute = 60_000
const monday = Date.UTC(2026, 0, 5)
const moments = fc
  .array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 40 })
  .map((minutes) => Float64Array.from(minutes, (each) => monday + each * minute).sort())

test('work in a stretch of time is that of its sessions, wherever the stretch cuts them', () => {
  const clock = workingClock(guessedCalendar('UTC'))
  const bounds = fc.tuple(fc.integer({ min: -100, max: 4100 }), fc.integer({ min: 1, max: 3000 }))
  fc.assert(
    fc.property(moments, bounds, (at, [since, lasts]) => {
      const [from, to] = [monday + since * minute, monday + (since + lasts) * minute]
      const work = new OwnWork({ at, rows: Uint32Array.from(at.keys()) }, clock)
      const spans = sessionsOf(at).map((span) => ({ from: Math.max(from, span.from), to: Math.min(to, span.to) }))
      const within = spans.filter((span) => span.to > span.from)

      expect(work.between(from, to)).toEqual({
        ms: within.reduce((sum, span) => sum + span.to - span.from, 0),
        inHoursMs: within.reduce((sum, span) => sum + clock.msBetween(span.from, span.to), 0),
      })
    }),
  )
})

test('a sum of a range is that of what was added in it', () => {
  const added = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: -5, max: 50 })), { maxLength: 40 })
  fc.assert(
    fc.property(added, fc.nat(31), fc.nat(31), (all, first, past) => {
      const sums = new RangeSums(31)
      for (const [place, value] of all) sums.add(place, value)
      const inRange = all.filter(([place]) => place >= first && place < past)

      expect(sums.between(first, past)).toBe(inRange.reduce((sum, [, value]) => sum + value, 0))
    }),
  )
})
