import { meaningOf, type StatusMapping } from '../sources/status-mapping.ts'
import { type Decision, type DecisionRules, decisionOf } from './decision.ts'
import { type Deployments, deploymentsOf, type ProductionRules } from './deployments.ts'
import { saidInProduction, turnOf } from './item-turn.ts'
import { firstTime, type PathRecord, type PathRecords } from './path-records.ts'
import {
  landedCommits,
  type Production,
  type ProductionOf,
  productionByAncestry,
  type Withdrawal,
} from './production.ts'
import { statusSegments } from './status-segments.ts'

/** What became of an item. */
export type ItemEnd =
  | {
      readonly kind: 'in production'
      readonly at: number
      /** When the last of what has been merged for it came to production: later than `at` where it came in several parts. */
      readonly lastAt: number
      readonly by: 'deployment' | 'merge' | 'flag or content' | 'status'
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

/** With what they were found by: others ask it, too, and it walks the whole history. */
export interface FoundPaths extends ItemPaths {
  /** When a revision of a repository came to production. */
  readonly productionOf: ProductionOf
}

export function itemPaths(records: PathRecords, rules: PathRules): FoundPaths {
  const deployments = deploymentsOf(records, rules.production)
  const productionOf = productionByAncestry(records, deployments.production, rules.production.completeFromStart)
  const landed = landedCommits(records)
  const ofPull = (id: string): Landing | null => landingOf(id, records, rules.production, landed, productionOf)
  const paths = [...records.of.item.values()].map((item): ItemPath => {
    const landings = (item.from.implements ?? []).flatMap((id) => ofPull(id) ?? [])
    return {
      id: item.id,
      decision: decisionOf(item, records, rules.decision),
      end: endOf(item, landings, rules.decision.statuses),
      withdrawn: landings.flatMap(({ production }) => ('withdrawn' in production ? production.withdrawn : [])),
    }
  })
  return {
    paths: paths.sort((a, b) => (a.id < b.id ? -1 : 1)),
    deployments,
    productionOf,
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
  productionOf: ProductionOf,
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

/**
 * The first production of anything merged for it ends its clock; what was cancelled and shipped all the same has shipped. A status counts only
 * where nothing merged names the item: deployments know better.
 */
function endOf(item: PathRecord, landings: readonly Landing[], statuses: StatusMapping): ItemEnd {
  const own = firstTime(item, ...ownProduction)
  const said = landings.length === 0 ? saidInProduction(item, statuses) : null
  const reached = landings.flatMap(({ by, production }) =>
    production.kind === 'reached' ? [{ at: production.at, by }] : [],
  )
  const all = [
    ...reached,
    ...(own === null ? [] : [{ at: own, by: 'flag or content' as const }]),
    ...(said === null ? [] : [{ at: said, by: 'status' as const }]),
  ].sort((a, b) => a.at - b.at)
  const turn = turnOf(item, statuses)
  const [first] = all
  // It may have been in production with that one already: then the first time is not known.
  if (landings.some(({ production }) => production.kind === 'before records'))
    return { kind: 'not known', reason: unknownReasons['before records'] }
  if (first) return { kind: 'in production', at: first.at, by: first.by, lastAt: (all.at(-1) as typeof first).at }
  if (turn?.kind === 'cancelled') return { kind: 'cancelled', at: turn.at }
  for (const { production } of landings)
    if (production.kind !== 'not yet' && production.kind !== 'reached')
      return { kind: 'not known', reason: unknownReasons[production.kind] }
  if (turn?.kind === 'completed' && landings.length === 0)
    return { kind: 'not known', reason: 'completed, and no merged pull request names it' }
  return { kind: 'open' }
}
