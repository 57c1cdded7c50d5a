import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { elapsedClock, teamClock } from './path-clock.ts'
import { intersectionOf, lengthOf, type Span, unionOf, withoutSpans } from './spans.ts'
import { guessedCalendar, type Hours, problemsOf, type WorkingCalendar } from './working-calendar.ts'
import { workingClock } from './working-clock.ts'

const minute = 60_000
const hour = 60 * minute
const at = (text: string): number => Date.parse(text)

const everyDay = (...hours: Hours[]): WorkingCalendar['hours'] =>
  Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [day, hours]),
  )

/** The same, minute by minute, by what a clock on the wall shows: slow, and made another way. */
function minutesByTheWall(calendar: WorkingCalendar, from: number, to: number): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: calendar.zone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  })
  const weekday = new Intl.DateTimeFormat('en', { timeZone: calendar.zone, weekday: 'long' })
  let count = 0
  for (let moment = from; moment < to; moment += minute) {
    const [date, time] = format.format(moment).split(', ') as [string, string]
    const day = date.split('/').reverse().join('-')
    const hours = calendar.hours[weekday.format(moment).toLowerCase() as 'monday'] ?? []
    if (!calendar.holidays.includes(day) && hours.some(([start, end]) => start <= time && time < end)) count++
  }
  return count
}

const dstWeeks = [
  ['Europe/Berlin', '2026-03-27T00:00:00Z', '2026-03-31T00:00:00Z'],
  ['Europe/Berlin', '2026-10-23T00:00:00Z', '2026-10-27T00:00:00Z'],
  ['Europe/London', '2026-03-27T00:00:00Z', '2026-03-31T00:00:00Z'],
  ['Europe/London', '2026-10-23T00:00:00Z', '2026-10-27T00:00:00Z'],
  ['Australia/Adelaide', '2026-04-03T00:00:00Z', '2026-04-07T00:00:00Z'],
  ['Australia/Adelaide', '2026-10-02T00:00:00Z', '2026-10-06T00:00:00Z'],
] as const

describe('the working clock', () => {
  test.each(dstWeeks)('counts what the wall of %s shows from %s to %s', (zone, from, to) => {
    const calendars: WorkingCalendar[] = [
      guessedCalendar(zone),
      { ...guessedCalendar(zone), hours: everyDay(['00:00', '24:00']) },
      { ...guessedCalendar(zone), hours: everyDay(['01:00', '05:00'], ['22:00', '24:00']) },
    ]
    for (const calendar of calendars)
      expect(workingClock(calendar).msBetween(at(from), at(to))).toBe(
        minute * minutesByTheWall(calendar, at(from), at(to)),
      )
  })

  test('gives a night shift over the change of the clock an hour less in spring and an hour more in autumn', () => {
    const nights = workingClock({ ...guessedCalendar('Europe/Berlin'), hours: everyDay(['00:00', '08:00']) })

    expect(nights.msBetween(at('2026-03-28T12:00:00Z'), at('2026-03-29T12:00:00Z'))).toBe(7 * hour)
    expect(nights.msBetween(at('2026-10-24T12:00:00Z'), at('2026-10-25T12:00:00Z'))).toBe(9 * hour)
  })

  test('gives an office its eight hours a day on both sides of the change', () => {
    const office = workingClock(guessedCalendar('Australia/Adelaide'))

    // Adelaide is half an hour off the full hour, and changes on the first Sunday of April.
    expect(office.msBetween(at('2026-04-03T00:00:00+10:30'), at('2026-04-04T00:00:00+10:30'))).toBe(8 * hour)
    expect(office.msBetween(at('2026-04-06T00:00:00+09:30'), at('2026-04-07T00:00:00+09:30'))).toBe(8 * hour)
    expect(office.msBetween(at('2026-04-06T08:30:00+09:30'), at('2026-04-06T09:30:00+09:30'))).toBe(30 * minute)
  })

  test('is still on holidays, and on the days of whoever is away', () => {
    const calendar: WorkingCalendar = {
      ...guessedCalendar('Europe/London'),
      holidays: ['2026-12-25'],
      absences: [{ person: 'ada', from: '2026-12-21', to: '2026-12-22' }],
    }
    const week = [at('2026-12-21T00:00:00Z'), at('2026-12-28T00:00:00Z')] as const

    expect(workingClock(calendar).msBetween(...week)).toBe(4 * 8 * hour)
    expect(workingClock(calendar, 'ada').msBetween(...week)).toBe(2 * 8 * hour)
    expect(workingClock(calendar, 'bob').msBetween(...week)).toBe(4 * 8 * hour)
  })

  const zones = fc.constantFrom('Europe/Berlin', 'Europe/London', 'Australia/Adelaide', 'America/Sao_Paulo', 'UTC')
  const time = fc.integer({ min: 0, max: 24 * 60 })
  const say = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const hours = fc
    .uniqueArray(time, { minLength: 2, maxLength: 4 })
    .map((times) => times.sort((a, b) => a - b).slice(0, times.length & ~1))
    .map((times) =>
      times.flatMap((from, i) => (i % 2 === 0 ? [[say(from), say(times[i + 1] as number)] as const] : [])),
    )
  const instant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) })

  test('is additive and monotone, and says in one number what its spans say', () => {
    fc.assert(
      fc.property(zones, hours, fc.array(instant, { minLength: 3, maxLength: 3 }), (zone, own, instants) => {
        const clock = workingClock({ ...guessedCalendar(zone), hours: everyDay(...own) })
        const [a, b, c] = instants.sort((x, y) => x - y) as [number, number, number]

        const whole = clock.msBetween(a, c)
        expect(clock.msBetween(a, b) + clock.msBetween(b, c)).toBe(whole)
        expect(clock.msBetween(a, b)).toBeGreaterThanOrEqual(0)
        expect(whole).toBeLessThanOrEqual(c - a)
        expect(lengthOf(clock.spansIn({ from: a, to: c }))).toBe(whole)
        expect(clock.msBetween(c, a)).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  test('does not depend on what it was asked before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(instant, instant), { minLength: 1, maxLength: 8 }), (questions) => {
        const used = workingClock(guessedCalendar('Europe/Berlin'))
        for (const [from, to] of questions)
          expect(used.msBetween(from, to)).toBe(workingClock(guessedCalendar('Europe/Berlin')).msBetween(from, to))
      }),
      { numRuns: 10 },
    )
  })

  test('knows the day of an instant where the team is', () => {
    fc.assert(
      fc.property(zones, instant, (zone, moment) => {
        const clock = workingClock(guessedCalendar(zone))
        const day = clock.dayOf(moment)

        const shown = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short' }).format(moment)
        expect(new Date(day).toISOString().slice(0, 10)).toBe(shown)
        expect(clock.startOfDay(day)).toBeLessThanOrEqual(moment)
      }),
    )
  })

  test('has no working time in the year 9999, and takes no time to find out', () => {
    const clock = workingClock(guessedCalendar('UTC'))

    expect(clock.msBetween(at('9998-01-01T00:00:00Z'), at('9999-01-01T00:00:00Z'))).toBe(0)
  })

  test('says everything that is wrong with a calendar', () => {
    const wrong: WorkingCalendar = {
      version: 1,
      zone: 'Mars/Olympus',
      hours: { monday: [['17:00', '09:00']] },
      holidays: ['2026-02-30'],
      absences: [{ person: 'ada', from: '2026-03-02', to: '2026-03-01' }],
    }

    expect(problemsOf(wrong)).toHaveLength(4)
    expect(() => workingClock(wrong)).toThrow('Mars/Olympus')
    expect(problemsOf(guessedCalendar('Europe/Berlin'))).toEqual([])
  })
})

test('a time that runs backwards is negative on either clock', () => {
  const clock = teamClock(workingClock(guessedCalendar('UTC')))
  const [monday, tuesday] = [at('2026-03-02T12:00:00Z'), at('2026-03-03T12:00:00Z')]

  expect(clock.msBetween(tuesday, monday)).toBe(-8 * hour)
  expect(elapsedClock.msBetween(tuesday, monday)).toBe(-24 * hour)
  expect([clock.name, clock.calendar]).toEqual(['working', { zone: 'UTC', version: 0 }])
})

test('what spans share and what they leave of each other make up the whole', () => {
  const span = fc.tuple(fc.nat(50), fc.nat(10)).map(([from, length]): Span => ({ from, to: from + length }))
  fc.assert(
    fc.property(fc.array(span), fc.array(span), (one, other) => {
      const [a, b] = [unionOf(one), unionOf(other)]
      const covers = (spans: readonly Span[], moment: number) =>
        spans.some(({ from, to }) => from <= moment && moment < to)

      for (let moment = 0; moment < 60; moment++) {
        expect(covers(a, moment)).toBe(covers(one, moment))
        expect(covers(intersectionOf(a, b), moment)).toBe(covers(one, moment) && covers(other, moment))
        expect(covers(withoutSpans(a, b), moment)).toBe(covers(one, moment) && !covers(other, moment))
      }
      expect(lengthOf(intersectionOf(a, b)) + lengthOf(withoutSpans(a, b))).toBe(lengthOf(a))
    }),
  )
})
