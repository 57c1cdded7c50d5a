import { meaningOf, type StatusMapping } from '../sources/status-mapping.ts'
import {
  type Decision,
  type DecisionRules,
  type DecisionTier,
  decisionOf,
  decisionTiers,
  tellingTiers,
} from './decision.ts'
import { type Deployments, deploymentsOf, type ProductionRules } from './deployments.ts'
import { type Duration, type Durations, durationFigure } from './duration-figure.ts'
import { type Definition, exclusionsOf, type Figure, type Window } from './figure.ts'
import { firstTime, type PathRecord, type PathRecords } from './path-records.ts'
import { landedCommits, type Production, productionByAncestry, type Withdrawal } from './production.ts'
import { statusSegments } from './status-segments.ts'

export const definitionOfDecisionToProduction: Definition = {
  id: 'decision-to-production',
  version: 1,
  says:
    'From the moment an item was decided to the first successful production deployment whose history contains its merge. The decision is ' +
    'taken from the best record there is, and the mix is shown. Open items count as open, cancelled ones as cancelled. A deployment rolled ' +
    'back within 24 hours does not count; otherwise the first one stays for ever.',
}

/** What became of an item. */
export type ItemEnd =
  | {
      readonly kind: 'in production'
      readonly at: number
      /** When the last of what has been merged for it came to production: later than `at` where it came in several parts. */
      readonly lastAt: number
      readonly by: 'deployment' | 'merge' | 'flag or content'
    }
  | { readonly kind: 'cancelled'; readonly at: number }
  | { readonly kind: 'open' }
  /** It cannot be told whether or when it came to production. */
  | { readonly kind: 'not known'; readonly reason: string }

export interface ItemPath {
  readonly id: string
  readonly decision: Decision | null
  readonly end: ItemEnd
  /** Deployments of it that were taken back within a day. */
  readonly withdrawn: readonly Withdrawal[]
}

export interface PathRules {
  readonly decision: DecisionRules
  readonly production: ProductionRules
}

/** The paths of all items, and what is beside them: nothing that a figure leaves out is out of sight. */
export interface ItemPaths {
  /** In order of id. */
  readonly paths: readonly ItemPath[]
  readonly deployments: Deployments
  /** Merged pull requests that name no item: work whose decision nobody can find. */
  readonly unlinked: readonly string[]
  /** Statuses that the mapping does not name, with the items that were in them. */
  readonly unmapped: readonly { readonly status: string; readonly items: readonly string[] }[]
}

export function itemPaths(records: PathRecords, rules: PathRules): ItemPaths {
  const deployments = deploymentsOf(records, rules.production)
  const productionOf = productionByAncestry(records, deployments.production, rules.production.completeFromStart)
  const landed = landedCommits(records)
  const ofPull = (id: string): Landing | null => landingOf(id, records, rules.production, landed, productionOf)
  const paths = [...records.of.item.values()].map((item): ItemPath => {
    const landings = (item.from.implements ?? []).flatMap((id) => ofPull(id) ?? [])
    return {
      id: item.id,
      decision: decisionOf(item, records, rules.decision),
      end: endOf(item, landings),
      withdrawn: landings.flatMap(({ production }) => ('withdrawn' in production ? production.withdrawn : [])),
    }
  })
  return {
    paths: paths.sort((a, b) => (a.id < b.id ? -1 : 1)),
    deployments,
    unlinked: [...records.of['pull request'].values()]
      .filter((pull) => firstTime(pull, 'pull request merged') !== null && pull.to.implements === undefined)
      .map(({ id }) => id),
    unmapped: unmappedStatuses(records, rules.decision.statuses),
  }
}

function unmappedStatuses(records: PathRecords, mapping: StatusMapping): ItemPaths['unmapped'] {
  const segments = [...records.of.item.values()].flatMap(statusSegments)
  const unknown = segments.filter(({ status }) => meaningOf(mapping, status) === null)
  return [...Map.groupBy(unknown, ({ status }) => status)].map(([status, found]) => ({
    status,
    items: [...new Set(found.map(({ item }) => item))],
  }))
}

interface Landing {
  readonly by: 'deployment' | 'merge'
  readonly production: Production
}

/** @returns `null` while the pull request is not merged */
function landingOf(
  id: string,
  records: PathRecords,
  rules: ProductionRules,
  landed: ReturnType<typeof landedCommits>,
  productionOf: ReturnType<typeof productionByAncestry>,
): Landing | null {
  const record = records.of['pull request'].get(id)
  const mergedAt = record ? firstTime(record, 'pull request merged') : null
  if (!record || mergedAt === null) return null
  const repository = String(record.facts.repository ?? /^(.+)#\d+$/.exec(id)?.[1] ?? '')
  if (rules.mergeIsProduction.includes(repository))
    return { by: 'merge', production: { kind: 'reached', at: mergedAt, deployment: '', withdrawn: [] } }
  const commit = landed(id)
  return { by: 'deployment', production: commit ? productionOf(commit.sha, repository) : { kind: 'no history' } }
}

const ownProduction = ['flag turned on', 'content published', 'configuration changed']

const unknownReasons = {
  'before records': 'only the first known deployment holds it',
  'no deployments': 'no production deployment of its repository is known',
  'no history': 'its merge is in no history that was read',
} as const

/** The first production of anything merged for it ends its clock; what was cancelled and shipped all the same has shipped. */
function endOf(item: PathRecord, landings: readonly Landing[]): ItemEnd {
  const own = firstTime(item, ...ownProduction)
  const reached = landings.flatMap(({ by, production }) =>
    production.kind === 'reached' ? [{ at: production.at, by }] : [],
  )
  const all = [...reached, ...(own === null ? [] : [{ at: own, by: 'flag or content' as const }])].sort(
    (a, b) => a.at - b.at,
  )
  const turn = item.happenings.findLast(({ activity }) => /^item (cancelled|reopened|completed)$/.test(activity))
  const [first] = all
  if (first) return { kind: 'in production', at: first.at, by: first.by, lastAt: (all.at(-1) as typeof first).at }
  if (turn?.activity === 'item cancelled') return { kind: 'cancelled', at: turn.at }
  for (const { production } of landings)
    if (production.kind !== 'not yet' && production.kind !== 'reached')
      return { kind: 'not known', reason: unknownReasons[production.kind] }
  if (turn?.activity === 'item completed' && landings.length === 0)
    return { kind: 'not known', reason: 'completed, and no merged pull request names it' }
  return { kind: 'open' }
}

export interface DecisionToProduction {
  /** All items with any decision. */
  readonly figure: Figure<Durations>
  /** The same over items whose record says when somebody decided, and not only bounds it. */
  readonly tellingOnly: Figure<Durations>
  /** How many decisions were taken from each tier. */
  readonly mix: Readonly<Record<DecisionTier, number>>
}

/**
 * The figure of speed of intent.
 *
 * @param window items by when they were decided (`start`), or by when they came to production (`completion`): then no open item is in it
 * @param recordsFrom when records begin, if they hold only what was open then or came later. Older items enter at that age, since those
 *   that had already ended are not among them; `null` where the sources gave their whole history
 */
export function decisionToProduction(
  paths: readonly ItemPath[],
  window: Window,
  asOf: number,
  recordsFrom: number | null = null,
): DecisionToProduction {
  const inWindow = paths.filter((path) => isIn(window, path))
  const decided = inWindow.filter((path) => path.decision !== null)
  const figure = (chosen: readonly ItemPath[], outside: readonly ItemPath[]): Figure<Durations> => {
    const judged = chosen.map((path) => durationOf(path, asOf, recordsFrom))
    const excluded = [
      ...judged.flatMap((each) => ('reason' in each ? [each] : [])),
      ...outside.map(({ id }) => ({ id, reason: 'its decision is only bounded, by its creation or first commit' })),
    ]
    const durations = judged.flatMap((each) => ('reason' in each ? [] : [each]))
    return durationFigure(definitionOfDecisionToProduction, durations, exclusionsOf(excluded), { window, asOf })
  }
  const isTelling = ({ decision }: ItemPath) => decision === null || tellingTiers.includes(decision.tier)
  const mix = Object.fromEntries(
    decisionTiers.map((tier) => [tier, decided.filter(({ decision }) => decision?.tier === tier).length]),
  ) as Record<DecisionTier, number>
  return {
    figure: figure(inWindow, []),
    tellingOnly: figure(
      inWindow.filter(isTelling),
      inWindow.filter((path) => !isTelling(path)),
    ),
    mix,
  }
}

function isIn({ by, from, to }: Window, { decision, end }: ItemPath): boolean {
  const at = by === 'start' ? (decision?.at ?? null) : end.kind === 'in production' ? end.at : null
  // Nothing says when it was decided: it belongs to no window, and is counted as excluded in the one without bounds.
  if (at === null) return by === 'start' && from === null && to === null
  return (from === null || at >= from) && (to === null || at < to)
}

function durationOf(
  { id, decision, end }: ItemPath,
  asOf: number,
  recordsFrom: number | null,
): Duration | { id: string; reason: string } {
  if (decision === null) return { id, reason: 'nothing says when it was decided' }
  if (end.kind === 'not known') return { id, reason: end.reason }
  const until = end.kind === 'open' ? asOf : end.at
  const ms = until - decision.at
  if (ms < 0) return { id, reason: `${end.kind} before it was decided` }
  const entryMs = recordsFrom === null ? 0 : Math.max(0, recordsFrom - decision.at)
  if (entryMs > 0 && entryMs >= ms) return { id, reason: 'it had ended before records begin' }
  return { id, ms, entryMs, outcome: end.kind === 'open' ? 'open' : end.kind === 'cancelled' ? 'cancelled' : 'reached' }
}
