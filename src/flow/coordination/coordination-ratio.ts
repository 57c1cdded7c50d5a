import { lengthOf, type Span, spanAt, spansWithin, withoutSpans } from '../calendar/spans.ts'
import { type Definition, type Exclusion, exclusionsOf, type Figure } from '../path/figure.ts'
import type { ObjectType } from '../sources/vocabulary.ts'
import { ratioInterval } from '../statistics/ratio-interval.ts'
import { seededRandom } from '../statistics/seeded-random.ts'
import { sessionsOf, usualGapMs } from '../steps/sessions.ts'
import { objectOf, stepsOf, type Touches, touchesOf } from '../steps/touches.ts'
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
  const interval = ratioInterval(
    chosen.map(({ meetingMs, ticketMs }) => meetingMs + ticketMs),
    chosen.map(({ meetingMs, ticketMs, productionMs }) => meetingMs + ticketMs + productionMs),
    seededRandom(seed),
  )
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
const buckets = ['ticketMs', 'productionMs', 'notYetMs', 'unmappedMs'] as const
type Bucket = (typeof buckets)[number]

/** What everybody did, person by person in order of time, and which side it is on, as a position in the buckets: the same for every team. */
export type Traces = ReadonlyMap<string, { readonly at: Float64Array; readonly bucket: Uint8Array }>

/** What compensates or administers is coordination; the rest is production-changing once it got there. */
export function tracesOf(study: Study, touches: Touches): Traces {
  const { log } = study
  const steps = stepsOf(study)
  const isShipped = shippedIn(study)
  const known = new Map<number, boolean>()
  const isDone = (object: number): boolean => {
    const type = log.objects.types[log.objects.type[object] as number] as ObjectType
    const found = known.get(object) ?? isShipped({ type, id: log.objects.ids[object] as string })
    known.set(object, found)
    return found
  }
  const bucketOf = (row: number): Bucket => {
    const step = steps[log.activity[row] as number] ?? null
    if (step === null) return 'unmappedMs'
    if (step === 'compensates' || step === 'administers') return 'ticketMs'
    return isDone(objectOf(log, row)) ? 'productionMs' : 'notYetMs'
  }
  return new Map(
    [...touches.byPerson].map(([person, { at, rows }]) => [
      person,
      { at, bucket: Uint8Array.from(rows, (row) => buckets.indexOf(bucketOf(row))) },
    ]),
  )
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
    const own = traces.get(person)
    if (!own) continue
    for (const { from, to, first, past } of sessionsOf(own.at, gap)) {
      const week = sums[spanAt(weeks, to)]
      if (!week) continue
      week.active.add(person)
      const taken = spansWithin(meetings, { from, to })
      const ms = taken.length === 0 ? to - from : lengthOf(withoutSpans([{ from, to }], taken))
      for (const bucket of own.bucket.subarray(first, past)) week[buckets[bucket] as Bucket] += ms / (past - first)
    }
  }
  return sums.map(({ active, ...week }) => ({ ...week, people: active.size }))
}

function sumOf(weeks: readonly CoordinationTime[]): CoordinationTime {
  const sum = { meetingMs: 0, ticketMs: 0, productionMs: 0, notYetMs: 0, unmappedMs: 0 }
  for (const week of weeks) {
    sum.meetingMs += week.meetingMs
    sum.ticketMs += week.ticketMs
    sum.productionMs += week.productionMs
    sum.notYetMs += week.notYetMs
    sum.unmappedMs += week.unmappedMs
  }
  return sum
}

function ratioOf({ meetingMs, ticketMs, productionMs }: CoordinationTime): number | null {
  const all = meetingMs + ticketMs + productionMs
  return all === 0 ? null : (meetingMs + ticketMs) / all
}
