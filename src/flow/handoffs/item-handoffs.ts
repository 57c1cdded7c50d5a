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

/** The handoffs at one level. */
export const allHandoffs = (study: Study, level: HandoffLevel): AllHandoffs =>
  handoffsAt(study.settings.people, heldItems(study), level)

/** The handoffs at every level; the record is read once. */
export function handoffsByLevel(study: Study): readonly (readonly [HandoffLevel, AllHandoffs])[] {
  const held = heldItems(study)
  return handoffLevels.map((level) => [level, handoffsAt(study.settings.people, held, level)] as const)
}

/** Who held an item and its pull requests, whatever they are to the team. */
interface HeldItem {
  readonly item: PathRecord
  readonly read: readonly { readonly id: string; readonly holders: Holders }[]
  /** What anybody did to it, to its pull requests or commits, in order of time. */
  readonly traces: () => readonly Trace[]
}

function heldItems(study: Study): HeldItem[] {
  const holdersOf = holdersIn(study)
  return [...study.records.of.item.values()].map((item) => {
    const { pulls, commits } = objectsOf(item, study.records)
    const read = [item, ...pulls].map((record) => ({ id: record.id, holders: holdersOf(record) }))
    let traces: readonly Trace[] | null = null
    return {
      item,
      read,
      traces: () => {
        traces ??= tracesOf([item, ...pulls, ...commits])
        return traces
      },
    }
  })
}

function handoffsAt(
  { roles, teams }: Study['settings']['people'],
  held: readonly HeldItem[],
  level: HandoffLevel,
): AllHandoffs {
  const partyOf = (person: string): string | null => {
    if (level === 'person') return person
    const known = level === 'role' ? roles : teams
    return Object.hasOwn(known, person) ? (known[person] as string) : null
  }
  const own = new Map<string, { item: PathRecord; branches: PlacedHandoff[][]; unknown: number }>()
  for (const { item, read, traces } of held) {
    const begins: Begins = ({ to, at }, next) =>
      traces().find((trace) => trace.at >= at && partyOf(trace.by) === to && (next === undefined || trace.at < next.at))
        ?.at
    own.set(item.id, {
      item,
      branches: read.map(({ id, holders }) => placed(item.id, id, handoffsBetween(holders.list, partyOf), begins)),
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
  readonly by: string
  readonly at: number
}

function tracesOf(records: readonly PathRecord[]): readonly Trace[] {
  const traces: Trace[] = []
  for (const { happenings } of records) for (const { by, at } of happenings) if (by !== null) traces.push({ by, at })
  return traces.sort((a, b) => a.at - b.at)
}

/** When the receiver of a handoff first did something to the item before it went on; `undefined` where he did nothing. */
type Begins = (handoff: Handoff, next: Handoff | undefined) => number | undefined

/** Whoever was named for one object may begin on another: the assignee of an item writes a commit. */
const placed = (item: string, object: string, handoffs: readonly Handoff[], begins: Begins): PlacedHandoff[] =>
  handoffs.map((handoff, place) => {
    const next = handoffs[place + 1]
    return {
      ...handoff,
      touchedAt: handoff.by === 'name' ? (begins(handoff, next) ?? handoff.touchedAt) : handoff.touchedAt,
      item,
      object,
      nextAt: next?.at ?? null,
      cameBack: next?.isReturn === true,
    }
  })
