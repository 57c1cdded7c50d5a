import { FairwayError } from '../../base/errors.ts'
import { zoneOffset } from '../formats/zone-offset.ts'
import { countUpTo } from '../statistics/rank.ts'
import { type Span, unionOf } from './spans.ts'
import { problemsOf, type WorkingCalendar, wallDay, wallTime, weekdays } from './working-calendar.ts'

/** Working time between instants, exact over changes of the clock. */
export interface WorkingClock {
  readonly calendar: WorkingCalendar
  /** Working milliseconds in the half-open time between two instants; 0 where `to` is not after `from`. */
  msBetween(from: number, to: number): number
  /** Working time within a span, in order; hours that meet are one span. */
  spansIn(span: Span): Span[]
  /** The instant at which a day begins where the team is. @param wallDayMs the day as if it were one in UTC */
  startOfDay(wallDayMs: number): number
  /** The day that an instant lies in where the team is, as if it were one in UTC. */
  dayOf(instant: number): number
}

const dayMs = 24 * 60 * 60_000
/** Nothing before or after these years is anybody's working time: a damaged date must not make a table of a million days. */
const firstDay = Date.UTC(1970, 0, 1)
const lastDay = Date.UTC(2100, 0, 1)

/**
 * The working clock of a calendar, for a team or for one of its people.
 *
 * Working time up to each span is summed once per day, for all days that were ever asked about; an interval then costs two searches. Sums
 * are whole milliseconds, so that parts of an interval sum to it exactly.
 *
 * @param person whose absences count; nobody's by default
 * @throws FairwayError `bad-input` where the calendar cannot be meant, with everything that is wrong in it
 */
export function workingClock(calendar: WorkingCalendar, person: string | null = null): WorkingClock {
  const problems = problemsOf(calendar)
  if (problems.length > 0)
    throw new FairwayError('bad-input', `The working calendar cannot be used: ${problems.join('; ')}.`, {
      next: 'Correct it; the guide shows one.',
    })
  const offsetOf = zoneOffset(calendar.zone)
  const instantOf = (wall: number): number => wall - offsetOf(wall) * 60_000
  const dayOf = (instant: number): number => {
    const near = Math.floor(instant / dayMs) * dayMs
    const later = [near + dayMs, near, near - dayMs].find((day) => instantOf(day) <= instant)
    return later ?? near - 2 * dayMs
  }
  const hoursOn = hoursOf(calendar, person)
  let table = tableOf([], 0, 0)

  const cover = (from: number, to: number): void => {
    const low = Math.max(firstDay, Math.floor(from / dayMs) * dayMs - 2 * dayMs)
    const high = Math.min(lastDay, Math.floor(to / dayMs) * dayMs + 3 * dayMs)
    if (low >= high || (low >= table.low && high <= table.high)) return
    // Twice as far on the side that was too short: a log asked about day by day must not build its table day by day.
    const margin = table.high - table.low
    const isFirst = margin === 0
    const begin = isFirst ? low : low < table.low ? Math.max(firstDay, low - margin) : table.low
    const end = isFirst ? high : high > table.high ? Math.min(lastDay, high + margin) : table.high
    table = tableOf(spansOfDays(begin, end, hoursOn, instantOf), begin, end)
  }
  return {
    calendar,
    msBetween: (from, to) => {
      if (!(to > from)) return 0
      cover(from, to)
      return workedUntil(table, to) - workedUntil(table, from)
    },
    spansIn: ({ from, to }) => {
      if (!(to > from)) return []
      cover(from, to)
      const spans: Span[] = []
      for (let at = countUpTo(table.end, from); at < table.start.length && (table.start[at] as number) < to; at++)
        spans.push({ from: Math.max(from, table.start[at] as number), to: Math.min(to, table.end[at] as number) })
      return spans
    },
    startOfDay: instantOf,
    dayOf,
  }
}

function hoursOf({ hours, holidays, absences }: WorkingCalendar, person: string | null) {
  const byWeekday = weekdays.map((day) =>
    (hours[day] ?? []).map(([from, to]): Span => ({ from: wallTime(from) as number, to: wallTime(to) as number })),
  )
  const free = new Set(holidays.map(wallDay))
  for (const absence of absences.filter((each) => each.person === person))
    for (let day = wallDay(absence.from) as number; day <= (wallDay(absence.to) as number); day += dayMs) free.add(day)
  // The first of January 1970 was a Thursday.
  return (day: number): readonly Span[] =>
    free.has(day) ? [] : (byWeekday[(((day / dayMs + 3) % 7) + 7) % 7] as readonly Span[])
}

/** A day on which the offset is the same at both ends has it all day; only the others are asked about time by time. */
function spansOfDays(
  begin: number,
  end: number,
  hoursOn: (day: number) => readonly Span[],
  instantOf: (wall: number) => number,
): Span[] {
  const spans: Span[] = []
  let midnight = instantOf(begin)
  for (let day = begin; day < end; day += dayMs) {
    const next = instantOf(day + dayMs)
    const isPlain = next - midnight === dayMs
    for (const { from, to } of hoursOn(day))
      spans.push(
        isPlain
          ? { from: midnight + from, to: midnight + to }
          : { from: instantOf(day + from), to: instantOf(day + to) },
      )
    midnight = next
  }
  // In a gap of spring two times on the wall may be one instant, or change places: what they cover together is still right.
  return unionOf(spans)
}

interface Table {
  readonly start: Float64Array
  readonly end: Float64Array
  /** Working milliseconds before each span. */
  readonly before: Float64Array
  readonly low: number
  readonly high: number
}

function tableOf(spans: readonly Span[], low: number, high: number): Table {
  const before = new Float64Array(spans.length)
  for (let at = 1; at < spans.length; at++) {
    const { from, to } = spans[at - 1] as Span
    before[at] = (before[at - 1] as number) + to - from
  }
  return {
    start: Float64Array.from(spans, ({ from }) => from),
    end: Float64Array.from(spans, ({ to }) => to),
    before,
    low,
    high,
  }
}

function workedUntil(table: Table, instant: number): number {
  const at = countUpTo(table.end, instant)
  if (at === table.end.length) {
    const last = at - 1
    return last < 0 ? 0 : (table.before[last] as number) + (table.end[last] as number) - (table.start[last] as number)
  }
  return (table.before[at] as number) + Math.max(0, instant - (table.start[at] as number))
}
