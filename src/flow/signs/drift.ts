import { coverageOf, type Definition, exclusionsOf, type Figure } from '../path/figure.ts'
import type { ItemPath } from '../path/item-path.ts'
import { differenceInterval } from '../statistics/difference-interval.ts'
import type { Interval, OpenInterval } from '../statistics/interval.ts'
import { percentile } from '../statistics/percentile.ts'
import { percentileInterval } from '../statistics/percentile-interval.ts'
import { poissonRateInterval } from '../statistics/poisson-rate-interval.ts'
import { seededRandom } from '../statistics/seeded-random.ts'
import { sortedSample } from '../statistics/sorted-sample.ts'

export const definitionOfDrift: Definition = {
  id: 'strategic-drift',
  version: 1,
  says:
    'Decisions that have not become real: decided items less those in production and those given up. The rate is decisions a week less what ' +
    'came to production and less what was given up, over the last twelve weeks, with the interval of the difference of Poisson rates. The backlog is ' +
    'undelivered decisions over the rate of production.',
}

type Rate = Interval & { readonly estimate: number }

/** Cumulative counts at the end of each week, for the two lines and what left beside them. */
export interface DriftWeek {
  /** UTC milliseconds. */
  readonly at: number
  readonly decided: number
  readonly inProduction: number
  readonly cancelled: number
}

export interface Drift {
  readonly kind: 'drifting' | 'keeping up' | 'catching up'
  readonly weeks: readonly DriftWeek[]
  /** Items a week, over the weeks watched. */
  readonly decisions: Rate
  readonly production: Rate
  readonly cancelled: Rate
  /** By how much undelivered decisions grow a week. */
  readonly rate: Rate
  readonly watchedWeeks: number
  readonly undelivered: number
  /** Weeks that production at its rate would need for them; `null` where nothing comes to production. */
  readonly backlogWeeks: number | null
  /** Of undelivered decisions, milliseconds; `null` where there are none. */
  readonly medianAge: (OpenInterval & { readonly estimate: number }) | null
}

const weekMs = 7 * 24 * 60 * 60_000
const mostWeeks = 12
/** With fewer weeks the beginning of the record, when nothing can be in production yet, is all there is. */
const fewestWeeks = 4

/**
 * @param paths of all items; an item of which no decision is known, or whose end cannot be told, is excluded and counted
 * @returns without a value where the record is shorter than four weeks
 */
export function driftOf(paths: readonly ItemPath[], asOf: number): Figure<Drift> {
  const left = paths.flatMap(({ id, decision, end }) =>
    decision === null
      ? [{ id, reason: 'nothing says when it was decided' }]
      : end.kind === 'not known'
        ? [{ id, reason: end.reason }]
        : [],
  )
  const kept = paths.filter(({ decision, end }) => decision !== null && end.kind !== 'not known')
  const decided = kept.map(({ decision }) => (decision as { at: number }).at).sort((a, b) => a - b)
  const ended = (kind: 'in production' | 'cancelled'): number[] =>
    kept.flatMap(({ end }) => (end.kind === kind && 'at' in end ? [end.at] : [])).sort((a, b) => a - b)
  const [live, cancelled] = [ended('in production'), ended('cancelled')]
  const watched = weeksWatched(decided[0], asOf)
  const since = asOf - watched * weekMs
  const ages = kept.flatMap(({ decision, end }) =>
    end.kind === 'open' ? [asOf - (decision as { at: number }).at] : [],
  )
  const excluded = exclusionsOf(left)
  const value = watched < fewestWeeks ? null : drift({ decided, live, cancelled }, ages, since, asOf, watched)
  return {
    definition: definitionOfDrift,
    value,
    interval: value?.rate ?? null,
    window: { by: 'start', from: watched < fewestWeeks ? null : since, to: asOf },
    clock: 'elapsed',
    n: kept.length,
    counted: () => kept.map((path) => ({ id: path.id, type: 'item', ...wayOf(path, asOf) })),
    censored: ages.length,
    excluded,
    coverage: coverageOf(kept.length, excluded),
    asOf,
  }
}

const weeksWatched = (first: number | undefined, asOf: number): number =>
  first === undefined ? 0 : Math.min(mostWeeks, Math.floor((asOf - first) / weekMs))

function wayOf({ decision, end }: ItemPath, asOf: number): { says: string; ms: number; isOpen?: boolean } {
  const from = decision?.at ?? asOf
  if (end.kind === 'in production') return { says: 'in production', ms: Math.max(0, end.at - from) }
  if (end.kind === 'cancelled') return { says: 'given up', ms: Math.max(0, end.at - from) }
  return { says: 'decided and not real, so far', ms: asOf - from, isOpen: true }
}

export const driftParts = ['undelivered', 'decided', 'in production', 'given up'] as const
export type DriftPart = (typeof driftParts)[number]

/** What a part of the figure counts: what is undelivered now, or what was decided, arrived or was given up in the weeks watched. */
export function driftItems(paths: readonly ItemPath[], asOf: number, part: DriftPart): ItemPath[] {
  const kept = paths.filter(({ decision, end }) => decision !== null && end.kind !== 'not known')
  const first = kept.reduce<number | undefined>(
    (least, { decision }) => Math.min(least ?? Number.POSITIVE_INFINITY, decision?.at ?? asOf),
    undefined,
  )
  const since = asOf - weeksWatched(first, asOf) * weekMs
  const isIn = (at: number): boolean => at >= since && at <= asOf
  return kept.filter(({ decision, end }) => {
    if (part === 'undelivered') return end.kind === 'open'
    if (part === 'decided') return decision !== null && isIn(decision.at)
    return end.kind === (part === 'given up' ? 'cancelled' : 'in production') && 'at' in end && isIn(end.at)
  })
}

function drift(
  times: {
    readonly decided: readonly number[]
    readonly live: readonly number[]
    readonly cancelled: readonly number[]
  },
  ages: readonly number[],
  since: number,
  asOf: number,
  watchedWeeks: number,
): Drift {
  const rateOf = (at: readonly number[]): Rate => {
    const count = at.filter((each) => each >= since && each <= asOf).length
    const found = poissonRateInterval(count, watchedWeeks) as Interval & { rate: number }
    return { estimate: found.rate, low: found.low, high: found.high, level: found.level }
  }
  const [decisions, production, cancelled] = [rateOf(times.decided), rateOf(times.live), rateOf(times.cancelled)]
  const rate = differenceInterval(decisions, rateOf([...times.live, ...times.cancelled]))
  const sample = sortedSample(ages)
  const age = percentile(sample, 0.5)
  return {
    kind: rate.low > 0 ? 'drifting' : rate.high < 0 ? 'catching up' : 'keeping up',
    weeks: weeksOf(times, asOf),
    decisions,
    production,
    cancelled,
    rate,
    watchedWeeks,
    undelivered: ages.length,
    backlogWeeks: production.estimate === 0 ? null : ages.length / production.estimate,
    medianAge:
      age === null
        ? null
        : {
            estimate: age,
            ...(percentileInterval(sample, 0.5, seededRandom(1)) ?? { low: null, high: null, level: 0.95 }),
          },
  }
}

function weeksOf(
  {
    decided,
    live,
    cancelled,
  }: { readonly decided: readonly number[]; readonly live: readonly number[]; readonly cancelled: readonly number[] },
  asOf: number,
): DriftWeek[] {
  const count = Math.ceil((asOf - (decided[0] as number)) / weekMs)
  const upTo = (ascending: readonly number[]) => {
    let passed = 0
    return (at: number): number => {
      while (passed < ascending.length && (ascending[passed] as number) <= at) passed++
      return passed
    }
  }
  const [d, l, c] = [upTo(decided), upTo(live), upTo(cancelled)]
  return Array.from({ length: count + 1 }, (_, week) => {
    const at = asOf - (count - week) * weekMs
    return { at, decided: d(at), inProduction: l(at), cancelled: c(at) }
  })
}
