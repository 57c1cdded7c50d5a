import { lengthOf, type Span, spanAt, spansWithin, withoutSpans } from '../calendar/spans.ts'
import { type Definition, type Exclusion, exclusionsOf, type Figure } from '../path/figure.ts'
import { bootstrapInterval } from '../statistics/bootstrap-interval.ts'
import { seededRandom } from '../statistics/seeded-random.ts'
import { sessionsOf, usualGapMs } from '../steps/sessions.ts'
import { type Touch, touchesOf } from '../steps/touches.ts'
import type { Study } from '../study/study.ts'
import { shippedIn } from './shipped.ts'
import { fewestPeople, type OwnTime, type TeamTime, type TeamTimes } from './team-weeks.ts'

export const definitionOfCoordinationRatio: Definition = {
  id: 'coordination-ratio',
  version: 1,
  says:
    'Coordination over coordination and production-changing work, in hours of people whose calendar is known. Meetings are measured: at least ' +
    'two people, accepted or organised, shown as busy, not all day, no focus time or absence, within working hours, overlaps once. Work on ' +
    'documents, tickets and code is estimated from traces at most 30 minutes apart (15 and 60 for the band) and never counts in a meeting. ' +
    'Work that has not reached production is neither. At least five people with a calendar in a week.',
}

/** Hours of a team in a week or in several, in milliseconds. */
export interface CoordinationTime {
  /** Meetings, measured. */
  readonly meetingMs: number
  /** Documents and tickets, estimated. */
  readonly ticketMs: number
  /** Work that has reached production, estimated. */
  readonly productionMs: number
  /** Work that has not reached production, estimated; on neither side. */
  readonly notYetMs: number
  /** Of activities that the step classes do not name; on neither side. */
  readonly unmappedMs: number
}

export interface Coordination extends CoordinationTime {
  /** 0 to 1. */
  readonly ratio: number
  /** The same with traces joined up to 15 and up to 60 minutes apart: what the estimate does to the figure. */
  readonly band: readonly [number, number]
  readonly weeks: readonly CoordinationWeek[]
}

export interface CoordinationWeek extends CoordinationTime {
  readonly from: number
  readonly people: number
  readonly ratio: number
}

const minuteMs = 60_000
const gaps = [15 * minuteMs, usualGapMs, 60 * minuteMs] as const
const seed = 1

/**
 * The ratio of one team. n is its weeks; coverage the share of its people whose calendar is known; the interval is over weeks.
 *
 * @param times of all teams, for their weeks and calendar
 */
export function coordinationRatio(
  study: Study,
  times: TeamTimes,
  team: TeamTime,
  traces: Traces = tracesOf(study, touchesOf(study)),
): Figure<Coordination> {
  const [narrow, usual, wide] = gaps.map((gap) => weeksWith(gap, traces, team.own, times.weeks)) as Three
  const chosen = usual.map((week, at) => ({ ...week, at })).filter(({ people }) => people >= fewestPeople)
  const left = usual.filter(({ people }) => people < fewestPeople)
  const excluded: Exclusion[] = exclusionsOf(
    left.map(({ from }) => ({
      id: new Date(from).toISOString().slice(0, 10),
      reason: `fewer than ${fewestPeople} people with a calendar left a trace`,
    })),
  )
  const sum = sumOf(chosen)
  const ratio = ratioOf(sum)
  const band = [narrow, wide].map((weeks) => ratioOf(sumOf(chosen.map(({ at }) => weeks[at] as WeekTime))))
  const interval = bootstrapInterval(chosen.length, (counts) => ratioOf(sumOf(chosen, counts)), seededRandom(seed))
  return {
    definition: definitionOfCoordinationRatio,
    value:
      ratio === null || band[0] == null || band[1] == null
        ? null
        : {
            ...sum,
            ratio,
            band: [Math.min(...(band as number[])), Math.max(...(band as number[]))],
            weeks: chosen.flatMap(({ at: _, ...week }) => {
              const own = ratioOf(week)
              return own === null ? [] : [{ ...week, ratio: own }]
            }),
          },
    interval: interval && { low: interval.low, high: interval.high, level: interval.level },
    window: { by: 'completion', from: times.weeks[0]?.from ?? null, to: times.weeks.at(-1)?.to ?? study.asOf },
    clock: 'working',
    calendar: team.calendar,
    n: chosen.length,
    counted: () =>
      chosen.map((week) => {
        const own = ratioOf(week)
        const share = own === null ? 'nothing of either kind' : `${Math.round(100 * own)} % coordination`
        const says = `${share}; ${week.people} people, ${hoursOf(week.meetingMs)} of meetings, ${hoursOf(week.ticketMs)} on tickets, ${hoursOf(week.productionMs)} of work that has reached production`
        return { id: `week of ${new Date(week.from).toISOString().slice(0, 10)}`, type: null, says }
      }),
    censored: 0,
    excluded,
    coverage: team.people.length === 0 ? null : team.own.length / team.people.length,
    asOf: study.asOf,
  }
}

const hoursOf = (ms: number): string => `${(ms / (60 * minuteMs)).toFixed(1)} h`

type WeekTime = CoordinationTime & { readonly from: number; readonly people: number }
type Three = [WeekTime[], WeekTime[], WeekTime[]]
type Bucket = 'ticketMs' | 'productionMs' | 'notYetMs' | 'unmappedMs'

/** What everybody did, person by person in order of time, and which side it is on: the same for every team. */
export type Traces = ReadonlyMap<string, readonly { readonly at: number; readonly bucket: Bucket }[]>

/** What compensates or administers is coordination; the rest is production-changing once it got there. */
export function tracesOf(study: Study, touches: readonly Touch[]): Traces {
  const isShipped = shippedIn(study)
  const known = new Map<Touch['on'], boolean>()
  const isDone = (on: Touch['on']): boolean => {
    const found = known.get(on) ?? isShipped(on)
    known.set(on, found)
    return found
  }
  const bucketOf = ({ step, on }: Touch): Bucket => {
    if (step === null) return 'unmappedMs'
    if (step === 'compensates' || step === 'administers') return 'ticketMs'
    return isDone(on) ? 'productionMs' : 'notYetMs'
  }
  const traces = new Map<string, { at: number; bucket: Bucket }[]>()
  for (const touch of touches) {
    const trace = { at: touch.at, bucket: bucketOf(touch) }
    const own = traces.get(touch.person)
    if (own) own.push(trace)
    else traces.set(touch.person, [trace])
  }
  return traces
}

function weeksWith(gap: number, traces: Traces, people: readonly OwnTime[], weeks: readonly Span[]): WeekTime[] {
  const sums = weeks.map(({ from }) => ({
    from,
    active: new Set<string>(),
    ...{ meetingMs: 0, ticketMs: 0, productionMs: 0, notYetMs: 0, unmappedMs: 0 },
  }))
  for (const { person, meetings } of people) {
    for (const { from, to } of meetings) {
      const week = sums[spanAt(weeks, from)]
      if (!week) continue
      week.active.add(person)
      week.meetingMs += to - from
    }
    const own = traces.get(person) ?? []
    for (const { from, to, first, past } of sessionsOf(own, gap)) {
      const week = sums[spanAt(weeks, to)]
      if (!week) continue
      week.active.add(person)
      const ms = lengthOf(withoutSpans([{ from, to }], spansWithin(meetings, { from, to })))
      for (let at = first; at < past; at++) week[(own[at] as (typeof own)[number]).bucket] += ms / (past - first)
    }
  }
  return sums.map(({ active, ...week }) => ({ ...week, people: active.size }))
}

function sumOf(weeks: readonly CoordinationTime[], counts?: Uint32Array): CoordinationTime {
  const sum = { meetingMs: 0, ticketMs: 0, productionMs: 0, notYetMs: 0, unmappedMs: 0 }
  for (const [at, week] of weeks.entries()) {
    const times = counts === undefined ? 1 : (counts[at] as number)
    sum.meetingMs += times * week.meetingMs
    sum.ticketMs += times * week.ticketMs
    sum.productionMs += times * week.productionMs
    sum.notYetMs += times * week.notYetMs
    sum.unmappedMs += times * week.unmappedMs
  }
  return sum
}

function ratioOf({ meetingMs, ticketMs, productionMs }: CoordinationTime): number | null {
  const all = meetingMs + ticketMs + productionMs
  return all === 0 ? null : (meetingMs + ticketMs) / all
}
