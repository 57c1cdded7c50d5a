import { elapsedClock, type PathClock } from '../calendar/path-clock.ts'
import { compareDurations } from './compare-durations.ts'
import { decisionToProduction, isInWindow, itemDurations } from './decision-to-production.ts'
import type { Duration, Durations } from './duration-figure.ts'
import type { Figure, Window } from './figure.ts'
import type { ItemPath } from './item-path.ts'
import { latestMonths } from './latest-months.ts'

/** How long it takes by the month in which items were decided, and whether the latest differ from those before. */
export interface SpeedTrend {
  readonly kind: 'faster' | 'slower' | 'no clear change' | 'cannot tell'
  /** Days that are compared with as many before them. */
  readonly days: number
  readonly now: Figure<Durations>
  readonly before: Figure<Durations>
  /** The chance of a difference at least this large if nothing changed; `null` where nothing can be compared. */
  readonly pValue: number | null
  /** Oldest first, without gaps; `2026-03`, UTC. */
  readonly months: readonly { readonly month: string; readonly figure: Figure<Durations> }[]
}

const dayMs = 24 * 60 * 60_000

/**
 * @param days how many days before the moment of the data are compared with as many before them
 * @returns `cannot tell` where either side has too few items that came to production
 */
export function speedTrend(
  paths: readonly ItemPath[],
  days: number,
  asOf: number,
  clock: PathClock = elapsedClock,
): SpeedTrend {
  const window = (from: number, to: number | null): Window => ({ by: 'start', from, to })
  const middle = asOf - days * dayMs
  const [recent, earlier] = [window(middle, null), window(middle - days * dayMs, middle)]
  const [now, before] = [recent, earlier].map((each) => durationsIn(paths, each, asOf, clock)) as [
    Duration[],
    Duration[],
  ]
  const { kind, pValue } = compareDurations(now, before)
  return {
    kind: kind === 'no clear difference' ? 'no clear change' : kind,
    days,
    now: decisionToProduction(paths, recent, asOf, null, clock).figure,
    before: decisionToProduction(paths, earlier, asOf, null, clock).figure,
    pValue,
    months: latestMonths(
      paths.flatMap(({ decision }) => decision?.at ?? []),
      asOf,
    ).map(({ month, from, to }) => ({
      month,
      figure: decisionToProduction(paths, window(from, to), asOf, null, clock).figure,
    })),
  }
}

const durationsIn = (paths: readonly ItemPath[], window: Window, asOf: number, clock: PathClock): Duration[] => [
  ...itemDurations(
    paths.filter((path) => isInWindow(window, path)),
    asOf,
    null,
    clock,
  ).durations,
]
