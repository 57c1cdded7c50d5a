import type { Counted, Definition } from '../path/figure.ts'
import { type DifferenceInDifferences, differenceInDifferences } from '../statistics/difference-in-differences.ts'
import { type InterruptedSeries, interruptedSeries } from '../statistics/interrupted-series.ts'
import { percentile } from '../statistics/percentile.ts'
import { seededRandom } from '../statistics/seeded-random.ts'
import { sortedSample } from '../statistics/sorted-sample.ts'
import type { LanePlan, LaneUse } from './lane-use.ts'

/**
 * What opening a lane did to the time of the changes it is for, whether they took it or not: whoever chooses a lane differs from who does not.
 */
export interface LaneEffect {
  /** On the logarithm of the time: exp(effect) is the factor by which time changed more than that of changes almost alike. */
  readonly difference: DifferenceInDifferences
  /** Weekly median hours of eligible changes, with those almost alike taken off: what happened to both drops out. */
  readonly series: InterruptedSeries
  readonly weeks: readonly { readonly at: number; readonly eligible: number | null; readonly others: number | null }[]
  /** Shipped changes on each side of the opening. */
  readonly before: number
  readonly after: number
  readonly counted: () => readonly Counted[]
}

export const definitionOfLaneEffect: Definition = {
  id: 'lane-effect',
  version: 2,
  says:
    'By how much the time from decision to production of changes that could take the lane changed when it opened, beside that of changes almost ' +
    'alike: a difference in differences on the logarithm, over teams, and the weekly medians as an interrupted series. Whoever chose the lane does ' +
    'not matter. Changes of the last two weeks are left out, since only the fast ones of them have arrived.',
}

const hourMs = 3_600_000
const weekMs = 7 * 24 * hourMs

/**
 * @param uses of the lane's class, eligible and almost so; those not in production have no time yet. Those of the last two weeks are left out: of
 *   them only the fast ones have arrived
 */
export function laneEffect(uses: readonly LaneUse[], plan: LanePlan, asOf: number): LaneEffect {
  const shipped = shippedUses(uses, plan, asOf)
  const difference = differenceInDifferences(
    shipped.map(({ team, eligible, at, tookMs }) => ({
      team: team ?? 'no team',
      eligible,
      after: at >= plan.openedAt,
      value: Math.log(tookMs as number),
    })),
    seededRandom(1),
  )
  const first = shipped[0]?.at ?? plan.openedAt
  const weeksBefore = Math.max(0, Math.floor((plan.openedAt - first) / weekMs))
  const weeksAfter = Math.max(0, Math.floor((asOf - 2 * weekMs - plan.openedAt) / weekMs))
  const weeks = Array.from({ length: weeksBefore + weeksAfter }, (_, week) => {
    const at = plan.openedAt + (week - weeksBefore) * weekMs
    const own = shipped.filter((use) => use.at >= at && use.at < at + weekMs)
    const hours = (eligible: boolean): number | null =>
      percentile(
        sortedSample(own.flatMap((use) => (use.eligible === eligible ? (use.tookMs as number) / hourMs : []))),
        0.5,
      )
    return { at, eligible: hours(true), others: hours(false) }
  })
  const eligible = shipped.filter((use) => use.eligible)
  const series = interruptedSeries(
    weeks.map((week) => week.eligible),
    weeksBefore,
    { control: weeks.map((week) => week.others) },
  )
  const before = eligible.filter(({ at }) => at < plan.openedAt).length
  const counted = (): Counted[] =>
    shipped.map((use) => ({
      id: use.change,
      type: use.type,
      says: `${use.eligible ? 'it could take the lane' : 'almost alike'}, decided ${use.at < plan.openedAt ? 'before' : 'after'} it opened`,
      ms: use.tookMs as number,
      isPart: use.eligible,
    }))
  return { difference, series, weeks, before, after: eligible.length - before, counted }
}

const shippedUses = (uses: readonly LaneUse[], plan: LanePlan, asOf: number): LaneUse[] =>
  uses
    .filter((use) => use.class === plan.class && use.tookMs !== null && use.tookMs > 0 && use.at <= asOf - 2 * weekMs)
    .sort((a, b) => a.at - b.at)
