import { tellingTiers } from './decision.ts'
import type { ItemPath } from './item-path.ts'
import type { PathRecords } from './path-records.ts'

/** An initiative on its way: several items, which other initiatives may share. */
export interface InitiativePath {
  readonly id: string
  readonly items: readonly string[]
  /** Earliest decision of the initiative or any item that its record tells; `null` where it is only bounded. */
  readonly decidedAt: number | null
  /** First value for users. */
  readonly firstAt: number | null
  /** When the last item was in production; `null` while one is not. Cancelled items are not waited for. */
  readonly lastAt: number | null
  /** Items created after the decision: the scope has grown. */
  readonly addedLater: readonly string[]
  /** How many items it held from each moment on: those there when it was decided, and what came later. */
  readonly scope: readonly { readonly at: number; readonly items: number }[]
  /** How many items were in production from each moment on. */
  readonly curve: readonly { readonly at: number; readonly inProduction: number }[]
}

/**
 * The path of every initiative, in order of id. An item of two initiatives counts in both; totals over initiatives are over distinct items.
 *
 * @param paths of all items
 */
export function initiativePaths(records: PathRecords, paths: readonly ItemPath[]): InitiativePath[] {
  const byItem = new Map(paths.map((path) => [path.id, path]))
  return [...records.of.initiative.values()]
    .map((initiative) => {
      // A link has no time of its own: items that were first heard of later were not part of it then.
      const items = [...new Set(initiative.from['part of'] ?? [])].filter((id) => byItem.has(id)).sort()
      const own = items.flatMap((id) => byItem.get(id) ?? [])
      const decidedAt = earliest([
        ...initiative.happenings.filter(({ activity }) => activity === 'item decided').map(({ at }) => at),
        ...own.flatMap(({ decision }) => (decision && tellingTiers.includes(decision.tier) ? [decision.at] : [])),
      ])
      const arrivals = own.flatMap(({ end }) => (end.kind === 'in production' ? [end.at] : [])).sort((a, b) => a - b)
      const wanted = own.filter(({ end }) => end.kind !== 'cancelled')
      return {
        id: initiative.id,
        items,
        decidedAt,
        firstAt: arrivals[0] ?? null,
        lastAt: arrivals.length > 0 && arrivals.length === wanted.length ? (arrivals.at(-1) as number) : null,
        addedLater: items.filter((id) => decidedAt !== null && createdAt(records, id) > decidedAt),
        scope: scopeOf(
          items.map((id) => createdAt(records, id)),
          decidedAt,
        ),
        curve: arrivals.map((at, before) => ({ at, inProduction: before + 1 })),
      }
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Items of which no record tells the creation were there from the start. */
function scopeOf(created: readonly number[], decidedAt: number | null): InitiativePath['scope'] {
  const known = created.filter(Number.isFinite)
  const start = decidedAt ?? (known.length > 0 ? Math.min(...known) : null)
  if (start === null) return []
  const times = created.map((at) => Math.max(at, start)).sort((a, b) => a - b)
  return [...Map.groupBy(times.keys(), (place) => times[place] as number)].map(([at, places]) => ({
    at,
    items: Math.max(...places) + 1,
  }))
}

const earliest = (times: readonly number[]): number | null => (times.length === 0 ? null : Math.min(...times))

function createdAt(records: PathRecords, item: string): number {
  const created = records.of.item.get(item)?.happenings.find(({ activity }) => activity === 'item created')
  return created?.at ?? Number.NEGATIVE_INFINITY
}
