import { countBelow, countUpTo } from '../statistics/rank.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { workingClock } from './working-clock.ts'

/** Instants as working time since the start of a history, and back: what happens outside working hours happens at their next beginning. */
export interface WorkAxis {
  /** Working milliseconds from the start of the axis; before it, 0. */
  toWork(at: number): number
  /** The instant at which that much working time has passed: the first one, so a span's end and not the next one's start. */
  toInstant(work: number): number
  /** The instant at which work begins that so much working time precedes: the last one, so a morning and not the evening before it. */
  toStart(work: number): number
}

/** The clock on the wall itself: for whoever works round the clock. */
const elapsedFrom = (from: number): WorkAxis => ({
  toWork: (at) => Math.max(0, at - from),
  toInstant: (work) => from + work,
  toStart: (work) => from + work,
})

/**
 * The axis of a calendar over a stretch of time. Queues of people are computed on it: two hours of work that start an hour before the
 * evening end an hour into the next morning.
 *
 * @param calendar `null` for round the clock
 * @param to beyond it the clock runs on without pause
 */
export function workAxis(calendar: WorkingCalendar | null, from: number, to: number): WorkAxis {
  if (calendar === null) return elapsedFrom(from)
  const spans = workingClock(calendar).spansIn({ from, to })
  const start = Float64Array.from(spans, (span) => span.from)
  const end = Float64Array.from(spans, (span) => span.to)
  const before = new Float64Array(spans.length + 1)
  for (const [at, span] of spans.entries()) before[at + 1] = (before[at] as number) + span.to - span.from
  const total = before[spans.length] as number
  return {
    toWork: (at) => {
      if (at >= to) return total + at - to
      const span = countUpTo(start, at) - 1
      return span < 0 ? 0 : (before[span] as number) + Math.min(at, end[span] as number) - (start[span] as number)
    },
    toInstant: (work) => {
      if (work > total || spans.length === 0) return to + work - total
      // The first span that is long enough to hold it.
      const span = Math.max(0, countBelow(before, work) - 1)
      return (start[span] as number) + work - (before[span] as number)
    },
    toStart: (work) => {
      if (work >= total) return to + work - total
      const span = countUpTo(before, work) - 1
      return (start[span] as number) + work - (before[span] as number)
    },
  }
}
