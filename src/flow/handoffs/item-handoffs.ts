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
  readonly count: number
  /** The most that follow each other: on the item, and on the pull request or sub-item with the most. */
  readonly longestChain: number
  /** Moments of responsibility that name nobody, and holders whose role or team is not known. */
  readonly unknown: number
}

/** Those between persons, one by one. */
export interface PersonHandoffs extends ItemHandoffs {
  readonly handoffs: readonly PlacedHandoff[]
}

export interface AllHandoffs<Handoffs extends ItemHandoffs = ItemHandoffs> {
  readonly items: ReadonlyMap<string, Handoffs>
  /** Items of an initiative with all their sub-items, each once. */
  readonly itemsOf: (initiative: PathRecord) => readonly string[]
}

/** The handoffs at every level, and one by one between persons; the record is read once. */
export interface HandoffsByLevel {
  readonly persons: AllHandoffs<PersonHandoffs>
  readonly levels: readonly (readonly [HandoffLevel, AllHandoffs])[]
}

export function handoffsByLevel(study: Study): HandoffsByLevel {
  const held = heldItems(study)
  const persons = handoffsBetweenPersons(held)
  const { roles, teams } = study.settings.people
  const at = (known: Readonly<Record<string, string>>): AllHandoffs => ({
    items: countsAt(held, (person) => (Object.hasOwn(known, person) ? (known[person] as string) : null)),
    itemsOf: persons.itemsOf,
  })
  return {
    persons,
    levels: [
      ['person', persons],
      ['role', at(roles)],
      ['team', at(teams)],
    ],
  }
}

/** The handoffs between persons alone. */
export const personHandoffs = (study: Study): AllHandoffs<PersonHandoffs> => handoffsBetweenPersons(heldItems(study))

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

function handoffsBetweenPersons(held: readonly HeldItem[]): AllHandoffs<PersonHandoffs> {
  const handoffs = new Map<string, readonly PlacedHandoff[]>()
  const counts = countsAt(
    held,
    (person) => person,
    ({ item, read, traces }, byObject) => {
      const begins: Begins = ({ to, at }, next) =>
        traces().find((trace) => trace.at >= at && trace.by === to && (next === undefined || trace.at < next.at))?.at
      handoffs.set(
        item.id,
        byObject.flatMap((found, place) =>
          placed(item.id, (read[place] as HeldItem['read'][number]).id, found, begins),
        ),
      )
    },
  )
  const items = new Map<string, PersonHandoffs>()
  for (const [id, known] of counts) items.set(id, { ...known, handoffs: handoffs.get(id) ?? [] })
  return { items, itemsOf: itemsBelow(held) }
}

/** @param seen is told the handoffs of each item, object by object, which are not kept */
function countsAt(
  held: readonly HeldItem[],
  partyOf: (person: string) => string | null,
  seen?: (item: HeldItem, byObject: readonly (readonly Handoff[])[]) => void,
): Map<string, ItemHandoffs> {
  const own = new Map<string, OwnCounts>()
  for (const each of held) {
    const byObject = each.read.map(({ holders }) => handoffsBetween(holders.list, partyOf))
    seen?.(each, byObject)
    const [onItem = 0, ...branches] = byObject.map(({ length }) => length)
    const unknown = each.read.reduce((sum, { holders }) => sum + unknownIn(holders, partyOf), 0)
    own.set(each.item.id, { item: each.item, onItem, branches, unknown })
  }
  const chains = new Map<string, number>()
  const chainOf = (id: string, above: ReadonlySet<string>): number => {
    const known = chains.get(id)
    if (known !== undefined) return known
    const { item, onItem = 0, branches = [] } = own.get(id) ?? {}
    // A tracker lets items be children of each other in a circle.
    const children = childrenOf(item).filter((child) => child !== id && !above.has(child))
    const below = children.map((child) => chainOf(child, new Set([...above, id])))
    const chain = onItem + Math.max(0, ...branches, ...below)
    chains.set(id, chain)
    return chain
  }
  const items = new Map<string, ItemHandoffs>()
  for (const [id, { onItem, branches, unknown }] of own) {
    const count = branches.reduce((sum, branch) => sum + branch, onItem)
    items.set(id, { id, count, longestChain: chainOf(id, nothing), unknown })
  }
  return items
}

/** How many handoffs there were on an item itself, and on each of its pull requests. */
interface OwnCounts {
  readonly item: PathRecord
  readonly onItem: number
  readonly branches: readonly number[]
  readonly unknown: number
}

/** The items of an initiative with all below them: the same at every level. */
function itemsBelow(held: readonly HeldItem[]): AllHandoffs['itemsOf'] {
  const byId = new Map(held.map(({ item }) => [item.id, item]))
  const known = new Map<PathRecord, readonly string[]>()
  const below = (initiative: PathRecord): readonly string[] => {
    const found = new Set<string>()
    const open = [...(initiative.from['part of'] ?? [])]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const item = byId.get(id)
      if (found.has(id) || !item) continue
      found.add(id)
      open.push(...childrenOf(item))
    }
    return [...found].sort()
  }
  return (initiative) => {
    const items = known.get(initiative) ?? below(initiative)
    known.set(initiative, items)
    return items
  }
}

const nothing: ReadonlySet<string> = new Set()

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
