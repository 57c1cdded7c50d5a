import type { Span } from '../calendar/spans.ts'

const minuteMs = 60_000
/** Traces of one person closer together than this are one stretch of work. */
export const usualGapMs = 30 * minuteMs
/** Work begins before it leaves its first trace. */
export const leadInMs = 10 * minuteMs

/** A stretch of one person's work, as its traces tell it: estimated, never measured. */
export interface Session extends Span {
  /** Positions of its traces: the first, and one past the last. */
  readonly first: number
  readonly past: number
}

/**
 * Joins one person's traces while no more than the gap lies between two; a session begins ten minutes before its first trace. Sessions do not
 * overlap, since the gap is longer than that.
 *
 * @param traces of one person, UTC milliseconds in order of time
 * @param gapMs more than ten minutes
 */
export function sessionsOf(traces: ArrayLike<number>, gapMs: number = usualGapMs): Session[] {
  const sessions: Session[] = []
  const timeOf = (position: number): number => traces[position] as number
  for (let first = 0, past = 1; first < traces.length; first = past, past++) {
    while (past < traces.length && timeOf(past) - timeOf(past - 1) <= gapMs) past++
    sessions.push({ from: timeOf(first) - leadInMs, to: timeOf(past - 1), first, past })
  }
  return sessions
}
