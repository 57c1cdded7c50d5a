import { guessedCalendar } from '../calendar/working-calendar.ts'
import { type WorkingClock, workingClock } from '../calendar/working-clock.ts'
import { coverageOf, type Definition, exclusionsOf, type Figure, type Window } from '../path/figure.ts'
import type { ItemStage } from '../path/item-stages.ts'
import { endedIn } from '../path/share-figure.ts'
import { ratioInterval } from '../statistics/ratio-interval.ts'
import { seededRandom } from '../statistics/seeded-random.ts'
import type { Study } from '../study/study.ts'
import { calendarOf } from '../study/team-settings.ts'
import { objectsOf } from './item-objects.ts'
import { OwnWork, RangeSums, type Worked } from './own-work.ts'
import { usualGapMs } from './sessions.ts'
import { type OwnTouches, objectOf, type Touches, touchesOf } from './touches.ts'
import { type Wait, waitsOf } from './waits.ts'

/** Why an item lay, in the order in which time is given to them: each takes what those before it leave. */
export const waitCauses = ['contention', 'priority', 'unavailable', 'batching', 'extraneous'] as const
export type WaitCause = (typeof waitCauses)[number]

export const definitionOfWaitCauses: Definition = {
  id: 'wait-causes',
  version: 1,
  says:
    'Of the time in which items lay until somebody started, reviewed or deployed them, the part in which whoever took them up in the end worked on ' +
    'what could be begun earlier (contention), on what could be begun later (priority), was not at work by the calendar (unavailable), or ' +
    'was free while what was taken up in the same stretch of work, or deployed at the same moment, was not there yet (batching). Neither of ' +
    'these is extraneous: nobody knows what it waited for. Work is estimated from traces; items can be begun from their decision, pull requests ' +
    'from when reviewers can, anything else from its first trace.',
}

export interface WaitCauseShare {
  /** Of all waiting time, 0 to 1. */
  readonly share: number
  readonly ms: number
  /** The same of single stages. */
  readonly stages: readonly { readonly stage: ItemStage; readonly share: number; readonly ms: number }[]
}

export type WaitCauseFigures = Readonly<Record<WaitCause, Figure<WaitCauseShare>>>

interface JudgedWait {
  readonly wait: Wait
  readonly ms: Readonly<Record<WaitCause, number>>
}

const seed = 1

/**
 * Parts sum to the whole: each millisecond of a wait has one cause.
 *
 * @param window waits by when they ended
 * @see Lashkevich, Milani, Chapela-Campa, Suvorau, Dumas: Why am I waiting? Data-driven analysis of waiting times in business processes, CAiSE 2023
 */
export function waitCauseFigures(study: Study, window: Window, touches: Touches = touchesOf(study)): WaitCauseFigures {
  const found = waitsOf(study)
  const ended = found.waits.filter(({ to }) => endedIn(window, to))
  const excluded = exclusionsOf(found.unknown)
  const judged = judgedWaits(ended, study, touches)
  const byItem = [...Map.groupBy(judged, ({ wait }) => wait.item)]
  const wholes = Float64Array.from(byItem, ([, waits]) => waits.reduce((sum, { wait }) => sum + wait.to - wait.from, 0))
  const whole = wholes.reduce((sum, each) => sum + each, 0)
  const stages = [...Map.groupBy(judged, ({ wait }) => wait.stage)]
  const figureOf = (cause: WaitCause): Figure<WaitCauseShare> => {
    const parts = Float64Array.from(byItem, ([, waits]) => msOf(waits, cause))
    const ms = parts.reduce((sum, each) => sum + each, 0)
    const interval = ratioInterval(parts, wholes, seededRandom(seed))
    return {
      definition: definitionOfWaitCauses,
      value:
        whole === 0
          ? null
          : {
              share: ms / whole,
              ms,
              stages: stages.map(([stage, waits]) => {
                const own = msOf(waits, cause)
                return { stage, ms: own, share: own / waits.reduce((sum, { wait }) => sum + wait.to - wait.from, 0) }
              }),
            },
      interval: interval && { low: interval.low, high: interval.high, level: interval.level },
      window,
      clock: 'elapsed',
      n: byItem.length,
      counted: () =>
        byItem.flatMap(([id], at) => {
          const own = parts[at] as number
          return own === 0 ? [] : [{ id, type: 'item' as const, says: causeSays[cause], ms: own }]
        }),
      censored: 0,
      excluded,
      coverage: coverageOf(byItem.length, excluded),
      asOf: study.asOf,
    }
  }
  return Object.fromEntries(waitCauses.map((cause) => [cause, figureOf(cause)])) as unknown as WaitCauseFigures
}

const causeSays: Readonly<Record<WaitCause, string>> = {
  contention: 'lay while its people worked on what had come before',
  priority: 'lay while its people worked on what had come later',
  unavailable: 'lay while its people were not at work',
  batching: 'lay until others were there that were taken up with it',
  extraneous: 'lay, and nobody knows what for',
}

const msOf = (waits: readonly JudgedWait[], cause: WaitCause): number =>
  waits.reduce((sum, { ms }) => sum + ms[cause], 0)

function judgedWaits(waits: readonly Wait[], study: Study, touches: Touches): JudgedWait[] {
  const beginnings = beginningsOf(study)
  const clockOf = clocksOf(study)
  const complete = completionsOf(waits)
  return [...Map.groupBy(waits, ({ taker }) => taker)].flatMap(([taker, own]) => {
    const done = taker === null ? undefined : touches.byPerson.get(taker)
    if (taker === null || done === undefined)
      return own.map((wait) => judged(wait, nothingDone, wait.to - wait.from, (complete.get(wait) ?? 0) - wait.from))
    return judgedByTaker(own, done, clockOf(taker), complete, beginnings, study)
  })
}

const nothingDone: Worked & { readonly contention: number } = { ms: 0, inHoursMs: 0, contention: 0 }

/** @param presentMs of the wait, when its taker was at work and on nothing else; @param batchingMs of that, until the batch was complete */
function judged(wait: Wait, { ms, contention }: typeof nothingDone, presentMs: number, batchingMs: number): JudgedWait {
  const batching = Math.max(0, batchingMs)
  return {
    wait,
    ms: {
      contention,
      priority: ms - contention,
      unavailable: wait.to - wait.from - ms - presentMs,
      batching,
      extraneous: presentMs - batching,
    },
  }
}

/** All waits that one person ended, in order of when they began: what could be begun before is summed on the way. */
function judgedByTaker(
  waits: readonly Wait[],
  { at, rows }: OwnTouches,
  clock: WorkingClock,
  complete: ReadonlyMap<Wait, number>,
  { begunFrom, itemOf }: Beginnings,
  { log }: Study,
): JudgedWait[] {
  const work = new OwnWork({ at, rows }, clock)
  const begun = Float64Array.from(rows, (row, trace) => begunFrom(objectOf(log, row), at[trace] as number))
  const byItem = Map.groupBy(rows.keys(), (trace) => itemOf(objectOf(log, rows[trace] as number)))
  const order = Uint32Array.from(rows.keys()).sort((a, b) => (begun[a] as number) - (begun[b] as number))
  const earlier = new RangeSums(rows.length)
  let known = 0
  return waits
    .toSorted((a, b) => a.from - b.from)
    .map((wait) => {
      const { item, from, to } = wait
      for (; known < order.length && (begun[order[known] as number] as number) <= from; known++)
        earlier.add(order[known] as number, work.msOf(order[known] as number))
      /** What was done on the item itself is no reason for its wait. */
      const ownTraces = byItem.get(item) ?? []
      const others = (until: number) => {
        const all = work.between(from, until)
        const own = ownTraces.map((trace) => work.ofTrace(trace, from, until))
        return {
          ms: own.reduce((sum, each) => sum - each.ms, all.ms),
          inHoursMs: own.reduce((sum, each) => sum - each.inHoursMs, all.inHoursMs),
        }
      }
      const [first, past] = work.tracesIn(from, to)
      const ends = past - first > 1 ? [first, past - 1] : past > first ? [first] : []
      const isEarlier = (trace: number) => (begun[trace] as number) <= from
      const inner = earlier.between(first + 1, past - 1)
      const atEnds = ends.filter(isEarlier).reduce((sum, trace) => sum + work.ofTrace(trace, from, to).ms, 0)
      const own = ownTraces.filter(isEarlier).reduce((sum, trace) => sum + work.ofTrace(trace, from, to).ms, 0)
      const busy = others(to)
      const ready = complete.get(wait) ?? from
      return judged(
        wait,
        { ...busy, contention: inner + atEnds - own },
        clock.msBetween(from, to) - busy.inHoursMs,
        ready > from ? clock.msBetween(from, ready) - others(ready).inHoursMs : 0,
      )
    })
}

interface Beginnings {
  /** From when on somebody could do what he did to an object. */
  readonly begunFrom: (object: number, touchedAt: number) => number
  readonly itemOf: (object: number) => string | null
}

function beginningsOf({ log, records, stages, pulls, items }: Study): Beginnings {
  const places = new Map(log.objects.ids.map((id, place) => [id, place]))
  const begin = new Float64Array(log.objects.ids.length).fill(Number.POSITIVE_INFINITY)
  const ready = new Float64Array(begin.length).fill(Number.POSITIVE_INFINITY)
  const owner = new Array<string | null>(begin.length).fill(null)
  for (let row = 0; row < log.size; row++) {
    if (log.objectStart[row] === log.objectStart[row + 1]) continue
    const object = objectOf(log, row)
    begin[object] = Math.min(begin[object] as number, log.time[row] as number)
  }
  const decided = new Map(items.paths.map(({ id, decision }) => [id, decision?.at ?? null]))
  for (const { id } of stages) {
    const item = records.of.item.get(id)
    const at = decided.get(id) ?? null
    if (item === undefined || at === null) continue
    const { pulls: own, commits } = objectsOf(item, records)
    for (const record of [item, ...own, ...commits]) {
      const place = places.get(record.id)
      if (place === undefined) continue
      begin[place] = at
      owner[place] = id
    }
  }
  for (const { id, readyAt } of pulls) {
    const place = places.get(id)
    if (place !== undefined) ready[place] = readyAt
  }
  return {
    begunFrom: (object, touchedAt) =>
      touchedAt >= (ready[object] as number) ? (ready[object] as number) : (begin[object] as number),
    itemOf: (object) => owner[object] as string | null,
  }
}

/** When a person works: by the calendar of the team, with the person's own absences. */
function clocksOf({ settings }: Study): (person: string) => WorkingClock {
  const office = guessedCalendar('UTC')
  const { teams } = settings.people
  const shared = new Map<string | null, WorkingClock>()
  const own = new Map<string, WorkingClock>()
  return (person) => {
    const known = own.get(person)
    if (known !== undefined) return known
    const team = Object.hasOwn(teams, person) ? (teams[person] as string) : null
    const calendar = calendarOf(settings, team) ?? office
    const isAway = calendar.absences.some((absence) => absence.person === person)
    const clock = isAway ? workingClock(calendar, person) : (shared.get(team) ?? workingClock(calendar))
    if (!isAway) shared.set(team, clock)
    own.set(person, clock)
    return clock
  }
}

/** When the last of those was there with which a wait ended, in one stretch of work or at one deployment. */
function completionsOf(waits: readonly Wait[]): ReadonlyMap<Wait, number> {
  const complete = new Map<Wait, number>()
  for (const [taker, all] of Map.groupBy(waits, ({ stage, taker }) => `${stage}\n${taker ?? ''}`)) {
    const gap = taker.endsWith('\n') ? 0 : usualGapMs
    const sorted = all.toSorted((a, b) => a.to - b.to)
    for (let first = 0, past = 1; first < sorted.length; first = past, past++) {
      while (past < sorted.length && (sorted[past] as Wait).to - (sorted[past - 1] as Wait).to <= gap) past++
      const batch = sorted.slice(first, past)
      const begun = (sorted[first] as Wait).to
      const last = batch.reduce((latest, { from }) => (from <= begun ? Math.max(latest, from) : latest), 0)
      for (const wait of batch) complete.set(wait, last)
    }
  }
  return complete
}
