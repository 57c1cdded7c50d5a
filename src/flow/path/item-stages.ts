import { meaningOf, type StatusMapping } from '../sources/status-mapping.ts'
import type { Definition } from './figure.ts'
import type { ItemPath } from './item-path.ts'
import { firstTime, type PathRecord, type PathRecords } from './path-records.ts'
import type { PullRequestLife } from './pull-request-life.ts'

/** @public */
export const definitionOfItemStages: Definition = {
  id: 'item-stages',
  version: 1,
  says:
    'From its decision an item waits until somebody starts (a status of building, or the first commit), is built until reviewers can begin, ' +
    'waits for the first review by somebody else, is in review until the merge, and waits for the deployment that brings it to production. ' +
    'Of several pull requests the one that reached production first counts. Where no record tells one stage from the next, the time is unattributed.',
}

/** The way of an item, in order; `waits` is where it lies until somebody takes it up. */
export const itemStageNames = {
  'waiting to start': { waits: true },
  building: { waits: false },
  'waiting for review': { waits: true },
  'in review': { waits: false },
  'waiting for deployment': { waits: true },
  unattributed: { waits: false },
} as const
export type ItemStage = keyof typeof itemStageNames

/** One stretch of an item's way, half open. */
export interface StageVisit {
  readonly item: string
  readonly stage: ItemStage
  /** UTC milliseconds. */
  readonly from: number
  /** UTC milliseconds; the moment of the data while it is open. */
  readonly to: number
  readonly isOpen: boolean
}

/** An item's way from its decision to production, or as far as it has come. */
export interface ItemStages {
  readonly id: string
  readonly end: ItemPath['end']['kind']
  /** In order of time, without gap or overlap: together they are the whole way. */
  readonly visits: readonly StageVisit[]
}

/**
 * The stages of all items that were decided, in the order of `paths`. A visit may last no time at all: the item has passed.
 *
 * @param lives of all pull requests
 * @param asOf UTC milliseconds
 */
export function itemStages(
  records: PathRecords,
  paths: readonly ItemPath[],
  lives: readonly PullRequestLife[],
  statuses: StatusMapping,
  asOf: number,
): ItemStages[] {
  const byId = new Map(lives.map((life) => [life.id, life]))
  return paths.flatMap((path) => {
    const item = records.of.item.get(path.id)
    if (!item || path.decision === null) return []
    const own = (item.from.implements ?? []).flatMap((id) => byId.get(id) ?? [])
    return [stagesOf(item, path, path.decision.at, own, statuses, asOf)]
  })
}

function stagesOf(
  item: PathRecord,
  { end }: ItemPath,
  decidedAt: number,
  pulls: readonly PullRequestLife[],
  statuses: StatusMapping,
  asOf: number,
): ItemStages {
  const leading = leadingPull(pulls)
  const entered = (...meanings: readonly string[]): number | null =>
    item.happenings.find(
      ({ activity, attributes }) =>
        activity === 'item status entered' && meanings.includes(meaningOf(statuses, String(attributes.status)) ?? ''),
    )?.at ?? null
  const ready = leading ? leading.readyAt : entered('in review')
  const merged = leading ? leading.mergedAt : entered('merged', 'completed')
  const review = leading
    ? (leading.reviewedAt.find((at) => at >= leading.readyAt && (merged === null || at <= merged)) ?? null)
    : ready
  const start = earliest([
    entered('building', 'in review'),
    ...pulls.map((pull) => pull.firstCommitAt ?? pull.openedAt),
    firstTime(item, 'flag turned on', 'content published', 'configuration changed'),
  ])
  const known = end.kind === 'in production' || end.kind === 'cancelled' ? end.at : null
  const last = known ?? (end.kind === 'open' ? asOf : (merged ?? ready ?? start ?? decidedAt))
  const marks: readonly (readonly [ItemStage, number | null])[] = [
    ['waiting to start', start],
    ['building', ready],
    ['waiting for review', review],
    ['in review', merged],
    ['waiting for deployment', end.kind === 'in production' ? end.at : null],
  ]
  return {
    id: item.id,
    end: end.kind,
    visits: visitsOf(item.id, decidedAt, Math.max(last, decidedAt), marks, end.kind),
  }
}

/** The pull request whose landing counts: merged first, else opened first of those still open, else the last that was given up. */
export function leadingPull(pulls: readonly PullRequestLife[]): PullRequestLife | undefined {
  const merged = pulls.filter(({ mergedAt }) => mergedAt !== null)
  if (merged.length > 0) return merged.reduce((a, b) => ((b.mergedAt as number) < (a.mergedAt as number) ? b : a))
  return pulls.find(({ closedAt }) => closedAt === null)
}

function visitsOf(
  item: string,
  from: number,
  last: number,
  marks: readonly (readonly [ItemStage, number | null])[],
  end: ItemPath['end']['kind'],
): StageVisit[] {
  const visits: StageVisit[] = []
  const furthest = marks.findLastIndex(([, mark]) => mark !== null && mark <= last)
  let at = from
  let isSkipping = false
  for (const [index, [stage, mark]] of marks.entries()) {
    if (index > furthest) break
    if (mark === null) {
      isSkipping = true
      continue
    }
    const to = Math.min(Math.max(mark, at), last)
    // Two stages that no record tells apart: their time is known only together.
    visits.push({ item, stage: isSkipping ? 'unattributed' : stage, from: at, to, isOpen: false })
    isSkipping = false
    at = to
  }
  const current = marks[furthest + 1]
  if (end === 'open' && current) visits.push({ item, stage: current[0], from: at, to: last, isOpen: true })
  else if (at < last) visits.push({ item, stage: 'unattributed', from: at, to: last, isOpen: false })
  return visits
}

const earliest = (times: readonly (number | null)[]): number | null =>
  times.reduce((best, at) => (at === null ? best : best === null ? at : Math.min(best, at)), null)
