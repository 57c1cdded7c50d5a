import { elapsedClock, type PathClock } from '../calendar/path-clock.ts'
import type { OpenInterval } from '../statistics/interval.ts'
import { studentQuantile } from '../statistics/student-quantile.ts'
import { isInWindow } from './decision-to-production.ts'
import { type Duration, type Durations, durationFigure } from './duration-figure.ts'
import { coverageOf, type Definition, exclusionsOf, type Figure, type Window } from './figure.ts'
import type { ItemPath } from './item-path.ts'
import { definitionOfItemStages, type ItemStage, type ItemStages, itemStageNames } from './item-stages.ts'

export const definitionOfTimeByStage: Definition = {
  id: 'time-by-stage',
  version: 1,
  says:
    'Of all the time from decision to production, the part spent in each stage, over the items that came to production in the window. It is ' +
    'a ratio of sums, so long ways weigh most, and the parts sum to the whole. The interval takes items as its units.',
}

export const definitionOfWaitingShare: Definition = {
  id: 'waiting-share',
  version: 1,
  says:
    'Of all the time from decision to production, the part in which nobody had taken the item up: waiting to start, for review, or for ' +
    'deployment. Unattributed time is not counted as waiting, so the share is at least this. Items that came to production in the window.',
}

export const definitionOfItemStageDurations: Definition = {
  ...definitionOfItemStages,
  says: `${definitionOfItemStages.says} Items that are in a stage now count as open in it.`,
}

/** What one stage takes: of items decided in a window how long, and of those that came to production in it which part. */
export interface ItemStageFigure {
  readonly stage: ItemStage
  readonly figure: Figure<Durations>
  readonly share: Figure<number>
  /** Its part of the mean way; the parts of all stages sum to the mean way. `null` where nothing came to production. */
  readonly meanMs: number | null
}

export interface ItemStageFigures {
  readonly stages: readonly ItemStageFigure[]
  readonly waiting: Figure<number>
  /** Mean time from decision to production, milliseconds. */
  readonly totalMs: number | null
}

export const itemStageOrder = Object.keys(itemStageNames) as ItemStage[]

/**
 * The stages of items, as medians of those decided in a window and as parts of the time of those that came to production in it.
 *
 * @param paths of the items that are looked at
 * @param stages of these items
 * @param from UTC milliseconds; `null` for all there is
 */
export function itemStageFigures(
  paths: readonly ItemPath[],
  stages: readonly ItemStages[],
  from: number | null,
  asOf: number,
  clock: PathClock = elapsedClock,
): ItemStageFigures {
  const window = (by: Window['by']): Window => ({ by, from, to: null })
  const idsIn = (by: Window['by']): ReadonlySet<string> =>
    new Set(paths.filter((path) => isInWindow(window(by), path)).map(({ id }) => id))
  const [started, completed] = [idsIn('start'), idsIn('completion')]
  const decided = stages.filter(({ id }) => started.has(id))
  const arrived = stages.filter(({ id, end }) => end === 'in production' && completed.has(id))
  const about = { window: window('completion'), asOf, clock, excluded: withoutWay(completed, arrived) }
  const total = arrived.reduce((sum, way) => sum + wayMs(way, clock), 0)
  return {
    stages: itemStageOrder.map((stage) => ({
      stage,
      figure: stageFigure(stage, decided, window('start'), asOf, clock),
      share: shareOf(definitionOfTimeByStage, arrived, (way) => stageMs(way, stage, clock), about),
      meanMs:
        arrived.length === 0
          ? null
          : arrived.reduce((sum, way) => sum + stageMs(way, stage, clock), 0) / arrived.length,
    })),
    waiting: shareOf(definitionOfWaitingShare, arrived, (way) => waitingMs(way, clock), about),
    totalMs: arrived.length === 0 ? null : total / arrived.length,
  }
}

/** How long each item was in a stage, and why of others it cannot be said. An item may have several visits that are unattributed. */
export function stageDurations(
  stage: ItemStage,
  ways: readonly ItemStages[],
  clock: PathClock = elapsedClock,
): {
  readonly durations: readonly Duration[]
  readonly left: readonly { readonly id: string; readonly reason: string }[]
} {
  const durations: Duration[] = []
  const left: { id: string; reason: string }[] = []
  for (const way of ways) {
    const own = way.visits.filter((visit) => visit.stage === stage)
    const last = own.at(-1)
    if (last === undefined) left.push({ id: way.id, reason: withoutStage(stage, way) })
    else {
      const isGivenUp = way.end === 'cancelled' && last === way.visits.at(-1)
      durations.push({
        id: way.id,
        ms: stageMs(way, stage, clock),
        outcome: last.isOpen ? 'open' : isGivenUp ? 'cancelled' : 'reached',
      })
    }
  }
  return { durations, left }
}

function withoutStage(stage: ItemStage, { visits }: ItemStages): string {
  if (stage === 'unattributed') return 'all of its time is attributed'
  const reached = Math.max(-1, ...visits.map((visit) => itemStageOrder.indexOf(visit.stage)))
  const isThere = reached > itemStageOrder.indexOf(stage)
  return isThere ? 'no record tells this stage from the next' : 'it has not come so far'
}

function stageFigure(
  stage: ItemStage,
  ways: readonly ItemStages[],
  window: Window,
  asOf: number,
  clock: PathClock,
): Figure<Durations> {
  const { durations, left } = stageDurations(stage, ways, clock)
  return durationFigure(definitionOfItemStageDurations, durations, exclusionsOf(left), { window, asOf, clock })
}

const sumOf = (visits: ItemStages['visits'], clock: PathClock): number =>
  visits.reduce((sum, { from, to }) => sum + clock.msBetween(from, to), 0)
const wayMs = ({ visits }: ItemStages, clock: PathClock): number => sumOf(visits, clock)
const stageMs = ({ visits }: ItemStages, stage: ItemStage, clock: PathClock): number =>
  sumOf(
    visits.filter((visit) => visit.stage === stage),
    clock,
  )
const waitingMs = ({ visits }: ItemStages, clock: PathClock): number =>
  sumOf(
    visits.filter(({ stage }) => itemStageNames[stage].waits),
    clock,
  )

function withoutWay(completed: ReadonlySet<string>, arrived: readonly ItemStages[]): ReturnType<typeof exclusionsOf> {
  const known = new Set(arrived.map(({ id }) => id))
  return exclusionsOf(
    [...completed].filter((id) => !known.has(id)).map((id) => ({ id, reason: 'nothing says when it was decided' })),
  )
}

/** Fewer items than this say nothing of how sure a share is. */
const fewest = 5
const level = 0.95

/**
 * A ratio of sums over items, with the interval of its linearised error.
 *
 * @see Cochran: Sampling Techniques, 3rd edition, section 6.4
 */
function shareOf(
  definition: Definition,
  ways: readonly ItemStages[],
  part: (way: ItemStages) => number,
  about: {
    readonly window: Window
    readonly asOf: number
    readonly clock: PathClock
    readonly excluded: ReturnType<typeof exclusionsOf>
  },
): Figure<number> {
  const n = ways.length
  const rows = ways.map((way) => ({ part: part(way), whole: wayMs(way, about.clock) }))
  const whole = rows.reduce((sum, row) => sum + row.whole, 0)
  const value = whole === 0 ? null : rows.reduce((sum, row) => sum + row.part, 0) / whole
  return {
    definition,
    value,
    interval: value === null || n < fewest ? null : around(value, rows, whole),
    window: about.window,
    clock: about.clock.name,
    ...(about.clock.calendar === null ? {} : { calendar: about.clock.calendar }),
    n,
    censored: 0,
    excluded: about.excluded,
    coverage: coverageOf(n, about.excluded),
    asOf: about.asOf,
  }
}

function around(
  share: number,
  rows: readonly { readonly part: number; readonly whole: number }[],
  whole: number,
): OpenInterval {
  const n = rows.length
  const squares = rows.reduce((sum, row) => sum + (row.part - share * row.whole) ** 2, 0)
  const reach = (studentQuantile(level, n - 1) * Math.sqrt((n / (n - 1)) * squares)) / whole
  return { low: Math.max(0, share - reach), high: Math.min(1, share + reach), level }
}
