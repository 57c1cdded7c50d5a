import { type Cases, casesOf, type TieOrder } from '../log/cases.ts'
import { asWritten } from '../log/clock.ts'
import { type EventLog, none, noZone } from '../log/event-log.ts'
import { caseDurations } from '../measures/case-durations.ts'
import { type DirectlyFollowsGraph, directlyFollows, type EdgeTime, edgeTimes } from '../measures/directly-follows.ts'
import { handoffsOf } from '../measures/handoffs.ts'
import { casesThatRepeat } from '../measures/repeats.ts'
import { selectQuantiles } from '../measures/select-quantiles.ts'
import { tiesOf } from '../measures/ties.ts'
import { touchTimes } from '../measures/touch-time.ts'
import { variantsOf } from '../measures/variants.ts'
import { littlesLaw } from '../measures/work-in-progress.ts'

/**
 * Whose hands a duration is read off: `written` takes each time as its source wrote it, zone forgotten, as the published figures of event
 * logs do; `utc` counts what really passed. They differ for cases on both sides of a change of the clock.
 */
export type LogClock = 'written' | 'utc'

export interface LogReport {
  readonly objectType: string
  readonly clock: LogClock
  readonly ties: TieOrder
  /** Of the first and the last event, UTC milliseconds; `null` of a log without events. */
  readonly window: { readonly from: number; readonly to: number } | null
  readonly cases: number
  readonly events: number
  readonly resources: number
  readonly activities: readonly ActivityFigures[]
  readonly edges: readonly EdgeFigures[]
  /** Sum over the edges. */
  readonly transitions: number
  /** All, and the ten most frequent of them. */
  readonly variants: number
  readonly topVariants: readonly VariantFigures[]
  /** Of whole cases, first event to last, milliseconds. `null` of no case. */
  readonly duration: { readonly mean: number; readonly p50: number; readonly p85: number; readonly p90: number } | null
  readonly underWay: ReturnType<typeof littlesLaw>
  readonly handoffs: ReturnType<typeof handoffsOf>
  readonly quality: LogQuality
}

export interface ActivityFigures {
  readonly name: string
  readonly events: number
  readonly starts: number
  readonly ends: number
  /** Cases in which it happens more than once. */
  readonly repeatedIn: number
  /** From start to completion, milliseconds, where the log has both. */
  readonly touch: { readonly n: number; readonly p50: number; readonly total: number } | null
  readonly completedWithoutStart: number
}

export interface EdgeFigures {
  readonly from: string
  readonly to: string
  readonly count: number
  /** Milliseconds between the two events. */
  readonly wait: EdgeTime
}

export interface VariantFigures {
  readonly cases: number
  readonly activities: readonly string[]
}

/** What a reader must know before believing the figures. */
export interface LogQuality {
  /** Moments at which one case has several events. */
  readonly tiedMoments: number
  readonly withoutPerson: number
  readonly withoutZone: number
  /** Cases with events under several zones or on both sides of a change of the clock. */
  readonly acrossZones: number
  readonly durationsOfNothing: number
  readonly negativeWaits: number
}

const mostVariants = 10

/** Everything that is said of one event log, seen from one type of object. */
export function reportOfLog(log: EventLog, objectType: string, ties: TieOrder, clock: LogClock): LogReport {
  const timed = clock === 'written' ? asWritten(log) : log
  const cases = casesOf(log, objectType, ties)
  const graph = directlyFollows(timed, cases)
  const durations = caseDurations(timed, cases)
  const handoffs = handoffsOf(log, cases)
  const variants = variantsOf(cases)
  const people = new Set(Array.from(cases.rows, (row) => log.resource[row] as number))
  people.delete(none)
  const waits = edgeTimes(timed, cases, graph)
  return {
    objectType,
    clock,
    ties,
    window: log.size === 0 ? null : { from: log.time[0] as number, to: log.time[log.size - 1] as number },
    cases: cases.count,
    events: cases.rows.length,
    resources: people.size,
    activities: activityFigures(timed, cases, graph),
    edges: graph.edges.map(({ from, to, count }, at) => ({
      from: log.activities[from] as string,
      to: log.activities[to] as string,
      count,
      wait: waits[at] as EdgeTime,
    })),
    transitions: graph.transitions,
    variants: variants.length,
    topVariants: variants.slice(0, mostVariants).map(({ cases: number, example }) => ({
      cases: number,
      activities: Array.from(
        cases.activity.subarray(cases.start[example], cases.start[example + 1]),
        (activity) => log.activities[activity] as string,
      ),
    })),
    underWay: littlesLaw(timed, cases),
    handoffs,
    quality: {
      tiedMoments: tiesOf(log, cases),
      withoutPerson: handoffs.withoutPerson,
      withoutZone: cases.rows.reduce((sum, row) => sum + (log.zone[row] === noZone ? 1 : 0), 0),
      acrossZones: casesAcrossZones(log, cases),
      durationsOfNothing: durations.reduce((sum, duration) => sum + (duration === 0 ? 1 : 0), 0),
      negativeWaits: negativeWaits(timed, cases),
    },
    duration: durationFigures(durations),
  }
}

function durationFigures(durations: Float64Array): LogReport['duration'] {
  const mean = durations.reduce((sum, duration) => sum + duration, 0) / durations.length
  const quantiles = selectQuantiles(durations, [0.5, 0.85, 0.9])
  if (quantiles === null) return null
  const [p50, p85, p90] = quantiles as [number, number, number]
  return { mean, p50, p85, p90 }
}

/** Of the activities that happen at all, the most frequent first. */
function activityFigures(log: EventLog, cases: Cases, graph: DirectlyFollowsGraph): ActivityFigures[] {
  const repeats = casesThatRepeat(log.activities.length, cases)
  const touch = touchTimes(log, cases)
  return log.activities
    .map((name, activity): ActivityFigures => {
      const own = touch.duration.filter((_, at) => touch.activity[at] === activity)
      const total = own.reduce((sum, duration) => sum + duration, 0)
      const p50 = selectQuantiles(own, [0.5])?.[0]
      return {
        name,
        events: graph.events[activity] as number,
        starts: graph.starts[activity] as number,
        ends: graph.ends[activity] as number,
        repeatedIn: repeats[activity] as number,
        touch: p50 === undefined ? null : { n: own.length, p50, total },
        completedWithoutStart: own.length === 0 ? 0 : (touch.withoutStart[activity] as number),
      }
    })
    .filter(({ events }) => events > 0)
    .sort((a, b) => b.events - a.events)
}

function casesAcrossZones({ zone }: EventLog, { start, rows, count }: Cases): number {
  let across = 0
  for (let each = 0; each < count; each++) {
    const first = zone[rows[start[each] as number] as number]
    for (let at = (start[each] as number) + 1; at < (start[each + 1] as number); at++)
      if (zone[rows[at] as number] !== first) {
        across++
        break
      }
  }
  return across
}

function negativeWaits({ time }: EventLog, { start, rows, count }: Cases): number {
  let negative = 0
  for (let each = 0; each < count; each++)
    for (let at = (start[each] as number) + 1; at < (start[each + 1] as number); at++)
      if ((time[rows[at] as number] as number) < (time[rows[at - 1] as number] as number)) negative++
  return negative
}
