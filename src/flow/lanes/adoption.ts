import type { TargetWish } from '../../ledger/playbook-events.ts'
import { coverageOf, type Definition, exclusionsOf, type Figure } from '../path/figure.ts'
import { betaDraw } from '../statistics/beta-draw.ts'
import type { Interval } from '../statistics/interval.ts'
import { percentile } from '../statistics/percentile.ts'
import { seededRandom } from '../statistics/seeded-random.ts'
import { sortedSample } from '../statistics/sorted-sample.ts'
import { wilsonInterval } from '../statistics/wilson-interval.ts'
import type { LanePlan, LaneTarget, LaneUse } from './lane-use.ts'

export const definitionOfAdoption: Definition = {
  id: 'lane-adoption',
  version: 1,
  says:
    'Changes that took the lane, of all changes since it opened that its classifier calls eligible by what they change. The interval is ' +
    'Wilson’s. The forecast draws weeks as busy as the last ones and shares as they were in the last four weeks, with their doubt.',
}

export interface AdoptionWeek {
  /** End of the week, UTC milliseconds. */
  readonly at: number
  /** Since the lane opened. */
  readonly eligible: number
  readonly took: number
  readonly share: (Interval & { readonly share: number }) | null
}

/** Where the cumulative share may be at the end of a week to come. */
export interface ConeWeek {
  readonly at: number
  readonly low: number
  readonly middle: number
  readonly high: number
}

export interface Adoption {
  readonly share: Interval & { readonly share: number }
  readonly weeks: readonly AdoptionWeek[]
  readonly target: LaneTarget | null
  /** Up to the day of the target; empty without one, or when it has come. */
  readonly cone: readonly ConeWeek[]
  /** Share of forecasts that meet the target on its day; `null` without a target or forecast. */
  readonly reaches: number | null
  /** Eligible changes that took the ordinary way, by reason, the most frequent first. */
  readonly leakage: readonly { readonly reason: string; readonly count: number; readonly changes: readonly string[] }[]
}

const notHeld = 'it took the lane, and no scan of the history holds it'
const noReason = 'no reason is recorded'
const weekMs = 7 * 24 * 60 * 60_000

/**
 * @param asOf up to which the uses are known
 * @param unheld changes that took the lane and that nothing can be held against: left out
 * @returns without a value where nothing eligible came since the lane opened
 */
export function adoptionOf(
  uses: readonly LaneUse[],
  plan: LanePlan,
  asOf: number,
  unheld: readonly LaneUse[] = [],
): Figure<Adoption> {
  const eligible = uses
    .filter((use) => use.eligible && use.class === plan.class && use.at >= plan.openedAt && use.at <= asOf)
    .sort((a, b) => a.at - b.at)
  const excluded = exclusionsOf(unheld.map(({ change }) => ({ id: change, reason: notHeld })))
  const took = eligible.filter(({ lane }) => lane === plan.lane).length
  const share = wilsonInterval(took, eligible.length)
  const weeks = weeksOf(eligible, plan, asOf)
  const forecast = share && plan.target ? forecastOf(weeks, plan.target, asOf) : null
  return {
    definition: definitionOfAdoption,
    value: share && {
      share,
      weeks,
      target: plan.target,
      cone: forecast?.cone ?? [],
      reaches: forecast?.reaches ?? null,
      leakage: leakageOf(eligible, plan.lane),
    },
    interval: share,
    window: { by: 'start', from: plan.openedAt, to: asOf },
    clock: 'elapsed',
    n: eligible.length,
    counted: () =>
      eligible.map((use) => ({
        id: use.change,
        type: use.type,
        says: use.lane === plan.lane ? 'it took the lane' : `it went round it: ${use.reason ?? noReason}`,
        ...(use.tookMs === null ? {} : { ms: use.tookMs }),
        isPart: use.lane === plan.lane,
      })),
    censored: 0,
    excluded,
    coverage: coverageOf(eligible.length, excluded),
    asOf,
  }
}

function weeksOf(eligible: readonly LaneUse[], { lane, openedAt }: LanePlan, asOf: number): AdoptionWeek[] {
  const count = Math.max(1, Math.ceil((asOf - openedAt) / weekMs))
  let [seen, took] = [0, 0]
  return Array.from({ length: count }, (_, week) => {
    const at = Math.min(asOf, openedAt + (week + 1) * weekMs)
    for (; seen < eligible.length && (eligible[seen] as LaneUse).at <= at; seen++)
      if ((eligible[seen] as LaneUse).lane === lane) took++
    return { at, eligible: seen, took, share: wilsonInterval(took, seen) }
  })
}

const leakageOf = (eligible: readonly LaneUse[], lane: string): Adoption['leakage'] =>
  [
    ...Map.groupBy(
      eligible.filter((use) => use.lane !== lane),
      ({ reason }) => reason ?? noReason,
    ),
  ]
    .map(([reason, uses]) => ({ reason, count: uses.length, changes: uses.map(({ change }) => change) }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))

const recentWeeks = 4
const rateWeeks = 12
const draws = 1_000

/** Weeks to come: how many are eligible is drawn from past weeks, which share takes the lane from what the last weeks tell of it. */
function forecastOf(
  weeks: readonly AdoptionWeek[],
  target: LaneTarget,
  asOf: number,
): { cone: ConeWeek[]; reaches: number } | null {
  const whole = weeks.slice(0, -1).length > 0 && (weeks.at(-1) as AdoptionWeek).at === asOf ? weeks.slice(0, -1) : weeks
  const steps = whole.map((week, at) => ({
    eligible: week.eligible - (whole[at - 1]?.eligible ?? 0),
    took: week.took - (whole[at - 1]?.took ?? 0),
  }))
  const last = weeks.at(-1) as AdoptionWeek
  const ahead = Math.ceil((target.by - asOf) / weekMs)
  if (ahead <= 0 || steps.length === 0) return null
  const recent = steps.slice(-recentWeeks)
  const [took, eligible] = [sum(recent.map((week) => week.took)), sum(recent.map((week) => week.eligible))]
  const rates = steps.slice(-rateWeeks)
  const random = seededRandom(1)
  const shares = Array.from({ length: ahead }, () => new Float64Array(draws))
  let met = 0
  for (let draw = 0; draw < draws; draw++) {
    const chance = betaDraw(took + 1, eligible - took + 1, random)
    let [all, through] = [last.eligible, last.took]
    for (let week = 0; week < ahead; week++) {
      const more = (rates[Math.floor(random() * rates.length)] as { eligible: number }).eligible
      all += more
      for (let i = 0; i < more; i++) if (random() < chance) through++
      ;(shares[week] as Float64Array)[draw] = all === 0 ? 0 : through / all
    }
    if (isMet(target.wants, { took: through, eligible: all })) met++
  }
  const cone = shares.map((values, week): ConeWeek => {
    const sample = sortedSample(values)
    const at = (p: number): number => percentile(sample, p) as number
    return { at: Math.min(target.by, asOf + (week + 1) * weekMs), low: at(0.05), middle: at(0.5), high: at(0.95) }
  })
  return { cone, reaches: met / draws }
}

/** Whether so many changes, of so many that could, are what was wanted. */
export const isMet = (wants: TargetWish, { took, eligible }: { took: number; eligible: number }): boolean =>
  wants.kind === 'changes' ? took >= wants.changes : eligible > 0 && took / eligible >= wants.share

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0)
