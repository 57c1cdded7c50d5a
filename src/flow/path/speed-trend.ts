import { logRank } from '../statistics/log-rank.ts'
import { outcomes, type SurvivalSample } from '../statistics/survival-sample.ts'
import { decisionToProduction, isInWindow, itemDurations } from './decision-to-production.ts'
import type { Durations } from './duration-figure.ts'
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
const surprising = 0.05
/** Fewer items than this on either side are not compared. */
const fewest = 10

/**
 * @param days how many days before the moment of the data are compared with as many before them
 * @returns `cannot tell` where either side has too few items that came to production
 */
export function speedTrend(paths: readonly ItemPath[], days: number, asOf: number): SpeedTrend {
  const window = (from: number, to: number | null): Window => ({ by: 'start', from, to })
  const middle = asOf - days * dayMs
  const [recent, earlier] = [window(middle, null), window(middle - days * dayMs, middle)]
  const [now, before] = [recent, earlier].map((each) => sampleOf(paths, each, asOf)) as [SurvivalSample, SurvivalSample]
  const isEnough = [now, before].every(({ exit }) => exit.length >= fewest)
  const test = isEnough ? logRank([now, before]) : null
  const [first] = test?.groups ?? []
  const isFaster = first !== undefined && first.reached > first.expected
  return {
    kind:
      test === null ? 'cannot tell' : test.pValue >= surprising ? 'no clear change' : isFaster ? 'faster' : 'slower',
    days,
    now: decisionToProduction(paths, recent, asOf).figure,
    before: decisionToProduction(paths, earlier, asOf).figure,
    pValue: test?.pValue ?? null,
    months: latestMonths(
      paths.flatMap(({ decision }) => decision?.at ?? []),
      asOf,
    ).map(({ month, from, to }) => ({
      month,
      figure: decisionToProduction(paths, window(from, to), asOf).figure,
    })),
  }
}

function sampleOf(paths: readonly ItemPath[], window: Window, asOf: number): SurvivalSample {
  const { durations } = itemDurations(
    paths.filter((path) => isInWindow(window, path)),
    asOf,
  )
  return {
    entry: null,
    exit: durations.map(({ ms }) => ms),
    outcome: durations.map(({ outcome }) => outcomes[outcome]),
  }
}
