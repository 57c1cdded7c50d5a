import type { Span } from '../calendar/spans.ts'

const minuteMs = 60_000
/** Traces of one person closer together than this are one stretch of work. */
export const usualGapMs = 30 * minuteMs
/** Work begins before it leaves its first trace. */
const leadInMs = 10 * minuteMs

/** A stretch of one person's work, as its traces tell it: estimated, never measured. */
export interface Session<Trace> extends Span {
  readonly person: string
  readonly traces: readonly Trace[]
}

/**
 * Joins each person's traces while no more than the gap lies between two; a session begins ten minutes before its first trace. Sessions of one
 * person do not overlap, since the gap is longer than that.
 *
 * @param traces in order of time
 * @param gapMs more than ten minutes
 * @returns in order of their last trace, person by person
 */
export function sessionsOf<Trace extends { readonly person: string; readonly at: number }>(
  traces: readonly Trace[],
  gapMs: number = usualGapMs,
): Session<Trace>[] {
  return [...Map.groupBy(traces, ({ person }) => person)].flatMap(([person, own]) => {
    const sessions: { person: string; from: number; to: number; traces: Trace[] }[] = []
    for (const trace of own) {
      const last = sessions.at(-1)
      if (last && trace.at - last.to <= gapMs) {
        last.to = trace.at
        last.traces.push(trace)
      } else sessions.push({ person, from: trace.at - leadInMs, to: trace.at, traces: [trace] })
    }
    return sessions
  })
}
