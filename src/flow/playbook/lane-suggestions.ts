import type { TargetWish } from '../../ledger/playbook-events.ts'
import type { ContractOpportunity, Opportunity } from '../lanes/lane-opportunity.ts'
import type { LaneUse } from '../lanes/lane-use.ts'
import { coverageOf, type Definition, type Figure } from '../path/figure.ts'
import { percentile } from '../statistics/percentile.ts'
import { sortedSample } from '../statistics/sorted-sample.ts'

export const definitionOfLaneSuggestions: Definition = {
  id: 'lane-suggestions',
  version: 1,
  says:
    'Changes of the last 90 days that a lane could carry by what they change, class by class. First comes the class whose changes spent the most ' +
    'time on the ordinary way, all together; those that are not in production yet have no time and are counted open. The target is 30 % in 60 days ' +
    'for a first lane, and at least ten points more than since it opened for one in use; where fewer than 20 changes are to be expected until then, a share of them ' +
    'would say nothing, and the target is a number.',
}

/** A lane to open, or to take further, next. */
export interface LaneSuggestion {
  readonly class: string
  /** The lane that carries the class already; `null` where none does. */
  readonly lane: string | null
  /** Changes of the window that could take it, and those that did. */
  readonly eligible: number
  readonly took: number
  /** Share that took it since the lane opened, 0 to 1. */
  readonly adopted: number
  readonly perWeek: number
  /** Of those on the ordinary way that came to production; `null` where none did. */
  readonly medianMs: number | null
  /** Milliseconds that they took, all together. */
  readonly totalMs: number
  readonly wants: TargetWish
  /** UTC milliseconds. */
  readonly by: number
}

const dayMs = 24 * 60 * 60_000
const windowDays = 90
const targetDays = 60
const firstShare = 0.3
/** A share of fewer has an interval of forty points and more. */
const fewest = 20

/**
 * @param asOf the moment of the data, which the window ends with
 * @param now from when the target is set
 * @returns without a value where nothing eligible is known
 */
export function laneSuggestions(
  uses: readonly LaneUse[],
  asOf: number,
  now: number,
): Figure<readonly LaneSuggestion[]> {
  const from = asOf - windowDays * dayMs
  const recent = uses.filter((use) => use.eligible && use.at >= from && use.at <= asOf)
  const suggestions = [...Map.groupBy(recent, (use) => use.class)]
    .map(([name, own]) => suggestionOf(name, own, adoptedSinceOpened(name, uses, asOf), now))
    .sort((a, b) => b.totalMs - a.totalMs || b.eligible - a.eligible || (a.class < b.class ? -1 : 1))
  return {
    definition: definitionOfLaneSuggestions,
    value: suggestions.length === 0 ? null : suggestions,
    interval: null,
    window: { by: 'start', from, to: asOf },
    clock: 'elapsed',
    n: recent.length,
    censored: recent.filter(({ tookMs }) => tookMs === null).length,
    excluded: [],
    coverage: coverageOf(recent.length, []),
    asOf,
  }
}

/** The share that took a lane since the first of the class did; 0 where none did. */
function adoptedSinceOpened(name: string, uses: readonly LaneUse[], asOf: number): number {
  const own = uses.filter((use) => use.eligible && use.class === name && use.at <= asOf)
  const opened = own.reduce(
    (first, { lane, at }) => (lane === null ? first : Math.min(first, at)),
    Number.POSITIVE_INFINITY,
  )
  const since = own.filter(({ at }) => at >= opened)
  return since.length === 0 ? 0 : since.filter(({ lane }) => lane !== null).length / since.length
}

function suggestionOf(name: string, own: readonly LaneUse[], adopted: number, now: number): LaneSuggestion {
  const through = own.filter(({ lane }) => lane !== null)
  const times = own.flatMap(({ lane, tookMs }) => (lane === null && tookMs !== null ? [tookMs] : []))
  const perWeek = own.length / (windowDays / 7)
  return {
    class: name,
    lane: mostOf(through.flatMap(({ lane }) => lane ?? [])),
    eligible: own.length,
    took: through.length,
    adopted,
    perWeek,
    medianMs: percentile(sortedSample(times), 0.5),
    totalMs: times.reduce((sum, each) => sum + each, 0),
    wants: wishFor(adopted, (own.length * targetDays) / windowDays),
    by: now + targetDays * dayMs,
  }
}

/**
 * What a scanned history suggests where nothing else does: the contract that could carry most, at 30 % of its pace. A number, since a scan does not
 * follow single changes; how many went through a lane, Fairway counts itself.
 *
 * @returns `null` for histories of less than a week, or without anything that a lane could carry
 */
export function scanSuggestion(
  opportunities: readonly Figure<Opportunity>[],
  now: number,
): { readonly contract: string; readonly perWeek: number; readonly wants: TargetWish; readonly by: number } | null {
  const contracts = opportunities.flatMap(({ value }) => value?.contracts ?? [])
  const first = contracts.reduce<ContractOpportunity | null>(
    (most, each) => ((each.perWeek?.rate ?? 0) > (most?.perWeek?.rate ?? 0) ? each : most),
    null,
  )
  if (!first?.perWeek) return null
  const expected = first.perWeek.rate * (targetDays / 7)
  return {
    contract: first.contract,
    perWeek: first.perWeek.rate,
    wants: { kind: 'changes', changes: Math.max(1, Math.round(firstShare * expected)) },
    by: now + targetDays * dayMs,
  }
}

/** @param adopted share that takes the lane already, 0 to 1. @param expected eligible changes until the day of the target */
export function wishFor(adopted: number, expected: number): TargetWish {
  const share =
    adopted === 0 ? firstShare : Math.min(0.9, Math.max(firstShare, Math.ceil(adopted * 10 + 1 - 1e-9) / 10))
  return expected < fewest
    ? { kind: 'changes', changes: Math.max(1, Math.round(share * expected)) }
    : { kind: 'share', share }
}

function mostOf(names: readonly string[]): string | null {
  const counts = [...Map.groupBy(names, (name) => name)].sort(
    (a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1),
  )
  return counts[0]?.[0] ?? null
}
