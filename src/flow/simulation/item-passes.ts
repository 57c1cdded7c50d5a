import type { Window } from '../path/figure.ts'
import { leadingPull } from '../path/item-stages.ts'
import type { PathRecord } from '../path/path-records.ts'
import type { PullRequestLife } from '../path/pull-request-life.ts'
import type { Study } from '../study/study.ts'

/** Where items queue for people or for a train. */
export const pathStations = ['building', 'review', 'deployment'] as const
export type PathStation = (typeof pathStations)[number]

/** One item's way through the stations; UTC milliseconds, `null` for what has not happened or is not known. */
export interface ItemPass {
  readonly item: string
  readonly decidedAt: number
  /** By whom it was built, and when reviewers could begin. */
  readonly builder: string | null
  readonly readyAt: number | null
  /** Whoever reviewed it last before its merge, and when. */
  readonly reviewer: string | null
  readonly reviewedAt: number | null
  readonly mergedAt: number | null
  readonly liveAt: number | null
  /** It was given up then. */
  readonly cancelledAt: number | null
  /** It went through a lane, past the queues. */
  readonly lane: string | null
  /** `null` where nothing tells its size. */
  readonly isSmall: boolean | null
}

/**
 * The way of every decided item through the stations, in order of decision. What became of an item after its decision and cannot be told is
 * not in it.
 */
export function itemPasses({ records, items, stages, pulls, isBot }: Study): ItemPass[] {
  const lives = new Map(pulls.map((life) => [life.id, life]))
  const ends = new Map(items.paths.map(({ id, end }) => [id, end]))
  const isSmall = sizesOf(records.of.item, records.of['pull request'])
  return stages
    .flatMap(({ id, visits }): ItemPass[] => {
      const item = records.of.item.get(id)
      const end = ends.get(id)
      const first = visits[0]
      if (!item || !end || !first || end.kind === 'not known') return []
      const life = leadingPull((item.from.implements ?? []).flatMap((pull) => lives.get(pull) ?? []))
      const left = (stage: string): number | null =>
        visits.find((visit) => visit.stage === stage && !visit.isOpen)?.to ?? null
      const last = life && lastReview(life, records.of['pull request'].get(life.id), isBot)
      const liveAt = end.kind === 'in production' ? end.at : null
      return [
        {
          item: id,
          decidedAt: first.from,
          builder: life?.author ?? assigneeOf(item),
          readyAt: life?.readyAt ?? left('building'),
          reviewer: last?.by ?? null,
          reviewedAt: last?.at ?? (life ? null : left('in review')),
          mergedAt: life ? life.mergedAt : left('in review'),
          liveAt,
          cancelledAt: end.kind === 'cancelled' ? end.at : null,
          lane: typeof item.facts.lane === 'string' ? item.facts.lane : null,
          isSmall: isSmall(id),
        },
      ]
    })
    .sort((a, b) => a.decidedAt - b.decidedAt || (a.item < b.item ? -1 : 1))
}

function lastReview(
  { author, mergedAt }: PullRequestLife,
  record: PathRecord | undefined,
  isBot: (account: string) => boolean,
): { readonly at: number; readonly by: string } | null {
  const reviews = (record?.happenings ?? []).flatMap(({ activity, at, by }) =>
    /^(pull request reviewed|pull request approved|changes requested)$/.test(activity) &&
    by !== null &&
    by !== author &&
    !isBot(by) &&
    (mergedAt === null || at <= mergedAt)
      ? [{ at, by }]
      : [],
  )
  return reviews.at(-1) ?? null
}

const assigneeOf = ({ happenings }: PathRecord): string | null => {
  const assigned = happenings.findLast(({ activity }) => activity === 'item assigned')
  return assigned ? String(assigned.attributes.to ?? assigned.by) : null
}

/**
 * Whether an item is small: as its record says, else by the lines its pull requests changed: at most the first quartile of all is small.
 *
 * @returns `null` where nothing tells its size
 */
function sizesOf(items: ReadonlyMap<string, PathRecord>, pulls: ReadonlyMap<string, PathRecord>) {
  const lines = (id: string): number | null => {
    const own = (items.get(id)?.from.implements ?? []).flatMap((pull) => {
      const { additions, deletions } = pulls.get(pull)?.facts ?? {}
      return typeof additions === 'number' ? [additions + (typeof deletions === 'number' ? deletions : 0)] : []
    })
    return own.length === 0 ? null : own.reduce((sum, each) => sum + each, 0)
  }
  const known = [...items.keys()].flatMap((id) => lines(id) ?? []).sort((a, b) => a - b)
  const quartile = known[Math.floor((known.length - 1) / 4)] ?? 0
  return (id: string): boolean | null => {
    const said = items.get(id)?.facts.size
    if (said === 'small' || said === 'large') return said === 'small'
    const own = lines(id)
    return own === null ? null : own <= quartile
  }
}

/** From the first decision to the moment of the data: what a window without bounds covers. */
export function spanOf(
  passes: readonly ItemPass[],
  { from, to }: Pick<Window, 'from' | 'to'>,
  asOf: number,
): { from: number; to: number } {
  return { from: from ?? passes[0]?.decidedAt ?? asOf, to: Math.min(to ?? asOf, asOf) }
}
