import type { FlowInitiativesView, InitiativeItemsQuery, InitiativeView } from '../../api/flow-initiatives-schema.ts'
import { type FlowItemsView, mostItemsNamed } from '../../api/flow-schema.ts'
import { FairwayError } from '../../base/errors.ts'
import { handoffsByInitiative } from '../../flow/handoffs/initiative-handoffs.ts'
import { definitionOfDecisionToProduction, itemDurations } from '../../flow/path/decision-to-production.ts'
import { exclusionsOf } from '../../flow/path/figure.ts'
import { initiativeFigures } from '../../flow/path/initiative-figures.ts'
import { type InitiativePath, initiativePaths } from '../../flow/path/initiative-path.ts'
import type { Study } from '../../flow/study/study.ts'
import { rowsOf } from './items-answer.ts'
import { instantOf, instantOrNull, presentDurations } from './present-figure.ts'

/** Every initiative on its way. An item of several counts in each of them, and once in what is said of all. */
export function initiativesAnswer(study: Study): FlowInitiativesView {
  const paths = initiativePaths(study.records, study.items.paths).filter(({ items }) => items.length > 0)
  const { firstValue, complete } = initiativeFigures(paths, study.asOf)
  const holders = holdersOf(paths)
  const handoffs = handoffsByInitiative(study)
  return {
    asOf: instantOf(study.asOf),
    initiatives: paths
      .map((path) => ({ ...present(study, path, holders), handoffs: handedOn(handoffs.get(path.id)) }))
      .sort(underWayFirst),
    items: holders.size,
    counted: paths.reduce((sum, { items }) => sum + items.length, 0),
    firstValue: presentDurations(firstValue),
    complete: presentDurations(complete),
  }
}

/** How many initiatives each item belongs to. */
function holdersOf(paths: readonly InitiativePath[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const id of paths.flatMap(({ items }) => items)) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

const nobody = { sum: null, longestChain: null }

const handedOn = (found: ReturnType<ReturnType<typeof handoffsByInitiative>['get']>): InitiativeView['handoffs'] => ({
  person: { ...(found?.person ?? nobody) },
  role: { ...(found?.role ?? nobody) },
  team: { ...(found?.team ?? nobody) },
})

function present(
  study: Study,
  path: InitiativePath,
  holders: ReadonlyMap<string, number>,
): Omit<InitiativeView, 'handoffs'> {
  const title = study.records.of.initiative.get(path.id)?.facts.title
  const ends = endsOf(study, path)
  const count = (kind: string): number => ends.filter((end) => end === kind).length
  return {
    id: path.id,
    title: typeof title === 'string' ? title : null,
    decidedAt: instantOrNull(path.decidedAt),
    firstAt: instantOrNull(path.firstAt),
    completeAt: instantOrNull(path.lastAt),
    items: path.items.length,
    inProduction: count('in production'),
    cancelled: count('cancelled'),
    notKnown: count('not known'),
    addedLater: path.addedLater.length,
    shared: path.items.filter((id) => (holders.get(id) ?? 0) > 1).length,
    scope: path.scope.map(({ at, items }) => ({ at: instantOf(at), items })),
    production: path.curve.map(({ at, inProduction }) => ({ at: instantOf(at), items: inProduction })),
  }
}

function endsOf(study: Study, { items }: InitiativePath): string[] {
  const wanted = new Set(items)
  return study.items.paths.filter(({ id }) => wanted.has(id)).map(({ end }) => end.kind)
}

const underWayFirst = (a: InitiativeView, b: InitiativeView): number =>
  Number(a.completeAt !== null) - Number(b.completeAt !== null) ||
  (b.decidedAt ?? '').localeCompare(a.decidedAt ?? '') ||
  a.id.localeCompare(b.id)

const partTitles = {
  all: 'all of its items',
  'in production': 'its items in production',
  open: 'its items that are not in production',
  'added later': 'items that came after its decision',
  shared: 'items that it shares with another initiative',
  cancelled: 'items that were given up',
  'not known': 'items of which nobody can tell whether they are in production',
  first: 'its first item in production',
} as const

/** The items of one initiative, or a part of them. @throws FairwayError `not-found` for an initiative that the record does not know */
export function initiativeItemsAnswer(study: Study, { initiative, part }: InitiativeItemsQuery): FlowItemsView {
  const paths = initiativePaths(study.records, study.items.paths)
  const path = paths.find(({ id }) => id === initiative)
  if (!path) throw new FairwayError('not-found', `There is no initiative ${initiative}.`, { next: 'Choose another.' })
  const holders = holdersOf(paths)
  const later = new Set(path.addedLater)
  const own = new Set(path.items)
  const chosen = study.items.paths.filter(({ id, end }) => {
    if (!own.has(id)) return false
    if (part === 'in production') return end.kind === 'in production'
    if (part === 'open') return end.kind !== 'in production' && end.kind !== 'cancelled'
    if (part === 'added later') return later.has(id)
    if (part === 'cancelled' || part === 'not known') return end.kind === part
    if (part === 'first') return end.kind === 'in production' && end.at === path.firstAt
    return part === 'all' || (holders.get(id) ?? 0) > 1
  })
  const { durations, left } = itemDurations(chosen, study.asOf)
  const row = rowsOf(study, definitionOfDecisionToProduction)
  const title = study.records.of.initiative.get(initiative)?.facts.title
  return {
    title: `${typeof title === 'string' ? title : initiative}: ${partTitles[part]}`,
    definition: { ...definitionOfDecisionToProduction },
    clock: 'elapsed',
    counted: {
      count: durations.length,
      items: durations
        .toSorted((a, b) => b.ms - a.ms)
        .slice(0, mostItemsNamed)
        .map((each) => row(each.id, each)),
    },
    others: { count: 0, items: [] },
    excluded: exclusionsOf(left).map(({ reason, count, items }) => ({
      reason,
      count,
      items: items.slice(0, mostItemsNamed).map((id) => row(id, null)),
    })),
  }
}
