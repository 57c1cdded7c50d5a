import { duration, number, percent, plural, workingTime } from '../../page/say.ts'
import { qualitySays } from '../log-report/log-words.ts'
import type { Durations } from '../path/duration-figure.ts'
import type { Figure } from '../path/figure.ts'
import { pullRequestFindings } from '../path/pull-request-stages.ts'
import { type SourceQuality, sourceReasons } from '../sources/source-quality.ts'
import { releases } from '../sources/vocabulary.ts'
import type { SurvivalPercentile } from '../statistics/survival-percentile.ts'
import type { PathReport } from './path-report.ts'

/** How times of a clock are said: never two clocks in the same words. */
export const timeSaysOn = (clock: Figure<unknown>['clock']): ((ms: number) => string) =>
  clock === 'working' ? workingTime : duration

/** `4.2 days (3.1–6.0 days)`, or why there is no such figure. */
export function percentileSays(
  percentile: SurvivalPercentile | undefined,
  clock: Figure<unknown>['clock'] = 'elapsed',
): string {
  const says = timeSaysOn(clock)
  if (percentile === undefined) return 'nothing to measure'
  if (percentile.kind === 'not known') return 'not known: nobody was watched from the start'
  const { low, high } = percentile.interval
  const range = `${low === null ? '' : says(low)}–${high === null ? 'no upper bound' : says(high)}`
  if (percentile.kind === 'not reached') return `not reached within ${says(percentile.followedUntil)}`
  return `${says(percentile.time)} (95 % interval ${range})`
}

/** `52 items, 7 still open; 12 left out`. */
export function sampleSays({ n, censored, excluded }: Figure<Durations>, one: string): string {
  const left = excluded.reduce((sum, { count }) => sum + count, 0)
  return `${plural(n, one)}${censored > 0 ? `, ${number(censored)} of them still open` : ''}${left > 0 ? `; ${number(left)} left out` : ''}`
}

/** Fewer items than this that were followed to their end say nothing about how long it takes. */
const fewest = 5

/** @param report of any choice of items and pull requests */
export function headlineOf(report: {
  readonly speed: PathReport['speed']
  readonly pullRequests: { readonly paths: readonly unknown[] }
  readonly landed: PathReport['landed']
}): string {
  const { figure } = report.speed
  const p50 = figure.value?.p50
  const ended = figure.n - figure.censored
  if (p50 !== undefined && ended < fewest)
    return `Only ${plural(ended, 'item')} could be followed from decision to end: too few to say how long it takes.`
  if (p50?.kind === 'reached')
    return `Half of what is decided is in production within ${timeSaysOn(figure.clock)(p50.time)}.`
  if (p50?.kind === 'not reached')
    return `Less than half of what was decided came to production within ${timeSaysOn(figure.clock)(p50.followedUntil)}.`
  const landed = report.landed.toProduction
  const release = landed.value?.p50
  if (figure.n === 0 && release?.kind === 'reached' && landed.n - landed.censored >= fewest)
    return `Half of what lands on the main line is in production within ${duration(release.time)}. How long it took before, a history of commits does not say.`
  const merged = report.pullRequests.paths.length
  if (merged > 0)
    return `${plural(merged, 'pull request was', 'pull requests were')} read; when their work came to production, these records do not say.`
  const landings = report.landed.reverted.n
  return landings > 0
    ? `${plural(landings, 'landing')} on the main line ${landings === 1 ? 'was' : 'were'} read; when ${landings === 1 ? 'it' : 'they'} came to production, this history does not say.`
    : 'These records tell of no work that could be measured.'
}

export const stageSays = {
  coding: 'from the first commit until reviewers can begin',
  pickup: 'until the first review by somebody else',
  review: 'from there to the merge',
  unattributed: 'merged without a review: nobody can say what it waited for',
  deploy: 'from the merge to production',
} as const

/** A source and what became of its records, in one line. */
export const sourceSays = ({ source, raw, normalised, used, events }: SourceQuality): string =>
  `${source}: ${plural(raw, 'record')}, ${number(normalised)} understood, ${number(used)} used, ${plural(events, 'event')}`

/** What a reader must know before believing the figures, the most serious first. */
export function doubtsOf(report: PathReport): string[] {
  const { items, people, statuses, bulkEdits, pullRequests } = report
  const say = (count: number, says: string): string[] => (count === 0 ? [] : [says])
  const withoutDecision = items.paths.filter(({ decision }) => decision === null).length
  const guessed = Object.values(statuses.of).filter(({ confidence }) => confidence < 1).length
  const merged = people.people.filter(({ accounts }) => accounts.length > 1).length
  const elsewhere = Map.groupBy(
    items.deployments.left.filter(({ reason }) => reason === 'other environment'),
    ({ environment }) => String(environment),
  )
  return [
    ...report.sources.flatMap((quality) =>
      quality.findings
        .filter(({ reason }) => sourceReasons[reason].effect !== 'kept')
        .map(({ reason, count, examples }) => {
          const first = examples[0]
          const example =
            first === undefined ? '' : ` First: ${first.where}${first.text === '' ? '' : `, ${first.text}`}.`
          return `${quality.source}, ${number(count)} ×: ${sourceReasons[reason].means}.${example}`
        }),
    ),
    ...say(
      items.deployments.production.length === 0 ? 1 : 0,
      'No deployment to production is known, so nothing can be said to have reached users, except in repositories where merging is declared to be deploying.',
    ),
    ...(items.deployments.production.length > 0
      ? []
      : [...elsewhere].map(
          ([name, { length }]) =>
            `${plural(length, 'deployment')} went to “${name}”${name === releases ? ', which stands for tags that read like versions and for releases of a forge' : ''}. Where users reach it, say so: --environments '${name}'.`,
        )),
    ...say(
      items.deployments.left.length,
      `${plural(items.deployments.left.length, 'deployment')} are not used: failed, to another environment, or of no known commit.`,
    ),
    ...say(
      items.unlinked.length,
      `${plural(items.unlinked.length, 'merged pull request')} name no item: nobody can find out when their work was decided.`,
    ),
    ...say(withoutDecision, `Of ${plural(withoutDecision, 'item')} no decision is known in any form.`),
    ...say(
      items.unmapped.length,
      `${plural(items.unmapped.length, 'status', 'statuses')} mean nothing to us: ${items.unmapped.map(({ status }) => status).join(', ')}.`,
    ),
    ...say(guessed, `What ${plural(guessed, 'status means', 'statuses mean')} is a guess by name.`),
    ...say(
      bulkEdits.length,
      `${plural(bulkEdits.length, 'time')} somebody changed twenty items or more within a minute: those times say when a board was tidied.`,
    ),
    ...[...pullRequests.findings].map(
      ([finding, count]) => `${plural(count, 'pull request')}: ${pullRequestFindings[finding]}.`,
    ),
    ...say(
      merged,
      `${plural(merged, 'person has', 'people have')} several accounts; that they are the same is a guess.`,
    ),
    ...say(
      people.bots.length,
      `${plural(people.bots.length, 'account is', 'accounts are')} taken for bots and left out of reviews and handoffs.`,
    ),
    // Without pull requests of its own the map is of their merges alone.
    ...(pullRequests.paths.length === 0 ? [] : qualitySays(report.map)),
  ]
}

/** Which records the decisions were taken from, the best first. */
export const mixSays = ({ mix, figure }: PathReport['speed']): string => {
  const all = Object.values(mix).reduce((sum, count) => sum + count, 0)
  if (all === 0) return 'No decision is known.'
  const told = {
    decision: 'an explicit decision',
    commitment: 'a status, cycle or sprint',
    approval: 'an approval',
    created: 'its creation (too early)',
    'first commit': 'its first commit (too late)',
  }
  return `Decided according to ${Object.entries(mix)
    .filter(([, count]) => count > 0)
    .map(([tier, count]) => `${told[tier as keyof typeof told]}: ${percent(count / all)}`)
    .join('; ')}. ${sampleSays(figure, 'item')}.`
}

/** How often is deployed, and how much was taken back, in one sentence; empty where nothing of it is known. */
export function landedSays(landed: PathReport['landed']): string {
  const { deploymentsPerWeek: rate, reverted } = landed
  const says = [
    ...(rate === null
      ? []
      : [`${rate.rate.toFixed(1)} deployments to production a week (${rate.low.toFixed(1)}–${rate.high.toFixed(1)})`]),
    ...(reverted.value === null || reverted.interval === null
      ? []
      : [
          `${percent(reverted.value)} of ${plural(reverted.n, 'landing')} taken back by a later commit (${percent(reverted.interval.low)}–${percent(reverted.interval.high)})`,
        ]),
  ]
  return says.length === 0 ? '' : `${says.join(', ')}.`
}
