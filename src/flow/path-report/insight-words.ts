import type { TargetWish } from '../../ledger/playbook-events.ts'
import { duration, number, percent, plural } from '../../page/say.ts'
import type { Constraint, StationGain } from '../constraint/constraint.ts'
import type { GuardMetric } from '../lanes/guard-metrics.ts'
import type { LaneEffect } from '../lanes/lane-effect.ts'
import type { LaneFigures } from '../lanes/lane-figures.ts'
import type { Opportunity } from '../lanes/lane-opportunity.ts'
import type { LaneSpeed } from '../lanes/lane-speed.ts'
import type { Durations } from '../path/duration-figure.ts'
import type { Figure } from '../path/figure.ts'
import type { Drift } from '../signs/drift.ts'
import { type Sign, signNames } from '../signs/sign.ts'
import { percentileSays } from './path-words.ts'

const signed = (share: number): string =>
  `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(Math.abs(share) < 0.1 ? 1 : 0)} %`
const bare = (share: number): string => (100 * share).toFixed(Math.abs(share) < 0.1 ? 1 : 0)

/** `+10 % here → +6 % throughput (2–9)`. */
export const gainSays = ({ gain, firstShare }: StationGain): string =>
  `+10 % here → ${signed(gain.estimate)} throughput (${bare(gain.low)}–${bare(gain.high)}), first in ${percent(firstShare)} of resamples`

export function constraintSays({ value }: Figure<Constraint>): string {
  if (value === null) return 'Nothing is known of a constraint.'
  if (value.kind === 'named') return `The constraint is ${value.station}.`
  if (value.kind === 'cannot tell') return `The constraint cannot be told: ${value.why}.`
  const [first, second] = value.stations
  return `No single constraint: ${value.why}${first && second ? `. ${first.station} and ${second.station} come first` : ''}.`
}

const known = (value: number | null, say: (value: number) => string): string => (value === null ? '–' : say(value))

/** What speaks for or against a station, in one line. */
export const evidenceSays = ({ evidence }: StationGain): string =>
  [
    evidence.arrivals && evidence.exits
      ? `${evidence.arrivals.rate.toFixed(1)} in and ${evidence.exits.rate.toFixed(1)} out a week`
      : null,
    evidence.wip
      ? `queue ${evidence.wip.slope >= 0 ? '+' : '−'}${Math.abs(evidence.wip.slope).toFixed(1)} a week${evidence.wip.interval ? ` (${evidence.wip.interval.low.toFixed(1)} to ${evidence.wip.interval.high.toFixed(1)})` : ''}`
      : null,
    `${known(evidence.waitShare, percent)} of all waiting`,
    evidence.utilisation === null ? null : `busy ${percent(evidence.utilisation)}`,
  ]
    .filter((part) => part !== null)
    .join(', ')

export function driftSays({ value }: Figure<Drift>): string {
  if (value === null) return 'The record is too short to tell a drift.'
  const { kind, rate, backlogWeeks, undelivered, medianAge } = value
  const says = {
    drifting: 'Decisions outgrow what comes to production',
    'keeping up': 'What is decided comes to production as fast as it is decided, as far as chance lets tell',
    'catching up': 'More comes to production than is decided',
  }[kind]
  return `${says}: ${rate.estimate >= 0 ? '+' : '−'}${Math.abs(rate.estimate).toFixed(1)} undelivered a week (${rate.low.toFixed(1)} to ${rate.high.toFixed(1)}); ${plural(undelivered, 'decision is', 'decisions are')} undelivered${backlogWeeks === null ? '' : `, ${backlogWeeks.toFixed(1)} weeks of production`}${medianAge === null ? '' : `, half of them older than ${duration(medianAge.estimate)}`}.`
}

export const signSays = ({ sign, state, says }: Sign): string => `${sign} ${signNames[sign]}: ${state}. ${says}`

/** `30 %`, `12 changes`. */
export const wishSays = (wants: TargetWish): string =>
  wants.kind === 'share' ? percent(wants.share) : plural(wants.changes, 'change')

/** Of how much history lanes could have carried how much, and how often that is. */
export function opportunitySays({ value, n }: Figure<Opportunity>): string {
  if (value === null)
    return 'Nothing that was scanned counts: there are only merges, first and empty commits, and bots.'
  const { share, low, high, commits } = value.inLane
  const through = value.contracts.reduce((sum, each) => sum + each.through.changes, 0)
  return (
    `${percent(share)} (${bare(low)}–${bare(high)} %) of what changed in ${value.repository} could have gone through a lane: ` +
    `${number(commits)} of ${number(n)} commits. Through Fairway came ${plural(through, 'change')} of these contracts.`
  )
}

export function adoptionSays({ plan, adoption: { value, n, excluded } }: LaneFigures): string {
  const alone = excluded.reduce((sum, { count }) => sum + count, 0)
  if (value === null && alone > 0)
    return `${plan.lane}: ${plural(alone, 'change')} took it. Of how many that could is not known: import a scan of the repository (fairway scan --json).`
  if (value === null) return `${plan.lane}: nothing eligible came since it opened.`
  const { share, low, high } = value.share
  const target = plan.target
    ? ` Target: ${wishSays(plan.target.wants)} by ${new Date(plan.target.by).toISOString().slice(0, 10)} (${plan.target.owner})${value.reaches === null ? '' : `; ${percent(value.reaches)} of forecasts reach it`}.`
    : ' No target is set.'
  return `${plan.lane}: ${percent(share)} (${bare(low)}–${bare(high)} %) of ${number(n)} eligible changes took it.${target}`
}

export const guardSays = ({ name, lane, ordinary, compared }: GuardMetric): string => {
  const share = (of: GuardMetric['lane']): string =>
    of === null ? 'not known' : `${percent(of.share)} (${of.hits} of ${of.n}, ${bare(of.low)}–${bare(of.high)} %)`
  return `${name}: ${share(lane)} through the lane, ${share(ordinary)} on the ordinary way; ${compared}`
}

/** How long changes take through the lane and beside it, and whether that differs. */
export function laneSpeedSays({ lane, ordinary, compared: { kind, pValue } }: LaneSpeed): string {
  const half = (figure: Figure<Durations>): string =>
    figure.n === 0 ? 'nothing yet' : `half within ${percentileSays(figure.value?.p50)}`
  const chance = pValue === null ? '' : `; log-rank p ${pValue < 0.001 ? 'under 0.001' : `= ${pValue.toFixed(3)}`}`
  return `time to production: ${half(lane)} through the lane, ${half(ordinary)} on the ordinary way; ${kind}${chance}`
}

/** What the lane did to the time of eligible changes, or why that cannot be told. */
export function effectSays({ difference, series }: LaneEffect): string {
  const first =
    difference.kind === 'estimated'
      ? `Eligible changes take ${percent(Math.exp(difference.effect))} (${bare(Math.exp(difference.interval.low))}–${bare(Math.exp(difference.interval.high))} %) of what they would, held against changes almost alike in ${difference.teams} teams.`
      : difference.kind === 'too few teams'
        ? `Held against changes almost alike, nothing can be said: ${difference.teams} teams, ${difference.needed} are needed.`
        : 'Held against changes almost alike, nothing can be said: there are too few before or after.'
  const second =
    series.kind === 'estimated'
      ? `The weekly middle moved by ${series.level.estimate.toFixed(0)} hours (${series.level.interval.low.toFixed(0)} to ${series.level.interval.high.toFixed(0)}) when it opened.`
      : series.kind === 'too few points'
        ? `Week by week nothing can be said: ${series.before} weeks before and ${series.after} after, ${series.needed} are needed on each side.`
        : 'Week by week nothing varies.'
  return `${first} ${second}`
}
