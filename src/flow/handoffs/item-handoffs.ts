import type { PathRecord } from '../path/path-records.ts'
import { objectsOf } from '../steps/item-objects.ts'
import type { Study } from '../study/study.ts'
import { type Handoff, handoffsBetween } from './handoffs.ts'
import { type Holders, holdersIn } from './holders.ts'

/** A person, or what the team says they are: unknown stays unknown. */
export const handoffLevels = ['person', 'role', 'team'] as const
export type HandoffLevel = (typeof handoffLevels)[number]

/** A handoff with where it happened. */
export interface PlacedHandoff extends Handoff {
  readonly item: string
  readonly object: string
  /** When the next one on the same object came; `null` where none did. */
  readonly nextAt: number | null
  /** Whether the next one gave the work back. */
  readonly cameBack: boolean
}

/** The handoffs of an item: on itself and on each of its pull requests, each object once. */
export interface ItemHandoffs {
  readonly id: string
  readonly handoffs: readonly PlacedHandoff[]
  /** The most that follow each other: on the item, and on the pull request or sub-item with the most. */
  readonly longestChain: number
  /** Moments of responsibility that name nobody, and holders whose role or team is not known. */
  readonly unknown: number
}

export interface AllHandoffs {
  readonly items: ReadonlyMap<string, ItemHandoffs>
  /** Items of an initiative with all their sub-items, each once. */
  readonly itemsOf: (initiative: PathRecord) => readonly string[]
}

export function allHandoffs(study: Study, level: HandoffLevel): AllHandoffs {
  const { records, settings } = study
  const { roles, teams } = settings.people
  const partyOf = (person: string): string | null => {
    if (level === 'person') return person
    const known = level === 'role' ? roles : teams
    return Object.hasOwn(known, person) ? (known[person] as string) : null
  }
  const holdersOf = holdersIn(study)
  const own = new Map<string, { item: PathRecord; branches: PlacedHandoff[][]; unknown: number }>()
  for (const item of records.of.item.values()) {
    const { pulls, commits } = objectsOf(item, records)
    const read = [item, ...pulls].map((record) => ({ record, holders: holdersOf(record) }))
    const traces = tracesOf([item, ...pulls, ...commits], partyOf)
    own.set(item.id, {
      item,
      branches: read.map(({ record, holders }) =>
        placed(item.id, record.id, handoffsBetween(holders.list, partyOf), traces),
      ),
      unknown: read.reduce((sum, { holders }) => sum + unknownIn(holders, partyOf), 0),
    })
  }
  const chains = new Map<string, number>()
  const chainOf = (id: string, above: ReadonlySet<string>): number => {
    const known = chains.get(id)
    if (known !== undefined) return known
    const [first = [], ...others] = own.get(id)?.branches ?? []
    // A tracker lets items be children of each other in a circle.
    const children = childrenOf(own.get(id)?.item).filter((child) => !above.has(child))
    const below = children.map((child) => chainOf(child, new Set([...above, child])))
    const chain = first.length + Math.max(0, ...others.map((branch) => branch.length), ...below)
    chains.set(id, chain)
    return chain
  }
  const items = new Map(
    [...own].map(([id, { branches, unknown }]): [string, ItemHandoffs] => [
      id,
      { id, handoffs: branches.flat(), longestChain: chainOf(id, new Set([id])), unknown },
    ]),
  )
  return {
    items,
    itemsOf: (initiative) => {
      const found = new Set<string>()
      const open = [...(initiative.from['part of'] ?? [])]
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        if (found.has(id) || !own.has(id)) continue
        found.add(id)
        open.push(...childrenOf(own.get(id)?.item))
      }
      return [...found].sort()
    },
  }
}

const childrenOf = (item: PathRecord | undefined): readonly string[] => item?.from['child of'] ?? []

const unknownIn = ({ list, nobody }: Holders, partyOf: (person: string) => string | null): number =>
  nobody + list.filter(({ person }) => partyOf(person) === null).length

interface Trace {
  readonly party: string | null
  readonly at: number
}

const tracesOf = (records: readonly PathRecord[], partyOf: (person: string) => string | null): Trace[] =>
  records
    .flatMap(({ happenings }) => happenings.flatMap(({ by, at }) => (by === null ? [] : [{ party: partyOf(by), at }])))
    .sort((a, b) => a.at - b.at)

/** Whoever was named for one object may begin on another: the assignee of an item writes a commit. */
const placed = (
  item: string,
  object: string,
  handoffs: readonly Handoff[],
  traces: readonly Trace[],
): PlacedHandoff[] =>
  handoffs.map((handoff, place) => {
    const next = handoffs[place + 1]
    const begun = traces.find(
      ({ party, at }) => party === handoff.to && at >= handoff.at && (next === undefined || at < next.at),
    )
    return {
      ...handoff,
      touchedAt: handoff.by === 'name' ? (begun?.at ?? handoff.touchedAt) : handoff.touchedAt,
      item,
      object,
      nextAt: next?.at ?? null,
      cameBack: next?.isReturn === true,
    }
  })
