import {
  type Attribute,
  type AttributeValue,
  type EventLog,
  type Lifecycle,
  lifecycles,
  none,
  type ObjectAttribute,
  type ObjectLink,
} from '../../log/event-log.ts'
import { transitionOf } from '../lifecycle.ts'
import { startsOf } from '../source-order.ts'
import { lifecycleAttribute, type Owner, ownIdAttribute, resourceAttribute } from './ocel-assembly.ts'
import type { OcelKind } from './ocel-value.ts'

export interface NamedKind {
  readonly name: string
  readonly kind: OcelKind
}

export interface TypeParts {
  readonly type: string
  readonly attributes: readonly NamedKind[]
}

/** A log in the parts that every form of OCEL 2.0 has, with ids that name one thing each. */
export class OcelParts {
  readonly log: EventLog
  readonly eventTypes: readonly TypeParts[]
  readonly objectTypes: readonly TypeParts[]
  readonly objectIds: readonly string[]
  readonly eventIds: readonly string[]
  readonly #attributeStarts: Uint32Array
  readonly #objectAttributes: ReadonlyMap<number, readonly ObjectAttribute[]>
  readonly #links: ReadonlyMap<number, readonly ObjectLink[]>

  constructor(log: EventLog) {
    this.log = log
    const { objects, objectAttributes, eventAttributes, links, size } = log
    this.objectIds = unique(objects.ids, (object) => ` (${objects.types[objects.type[object] as number]})`)
    this.eventIds = unique(
      log.eventIds ?? Array.from({ length: size }, () => ''),
      (row) => `event ${(log.sequence[row] as number) + 1}`,
    )
    this.#attributeStarts = startsOf(
      eventAttributes.map(({ of }) => of),
      size,
    )
    this.#objectAttributes = Map.groupBy(objectAttributes, ({ of }) => of)
    this.#links = Map.groupBy(links, ({ from }) => from)
    const eventKinds = new Kinds(log.activities)
    for (let row = 0; row < size; row++)
      for (const each of this.attributesOf(row)) eventKinds.see(log.activity[row] as number, each)
    const objectKinds = new Kinds(objects.types)
    for (const object of objects.ids.keys())
      for (const each of this.attributesOfObject(object)) objectKinds.see(objects.type[object] as number, each)
    this.eventTypes = eventKinds.parts()
    this.objectTypes = objectKinds.parts()
  }

  /** With the person and the transition, for which OCEL has no place of its own. */
  attributesOf(row: number): readonly Pick<Attribute, 'name' | 'value'>[] {
    const { log } = this
    const own: readonly Pick<Attribute, 'name' | 'value'>[] = log.eventAttributes.slice(
      this.#attributeStarts[row],
      this.#attributeStarts[row + 1],
    )
    const resource = log.resource[row] as number
    const lifecycle = lifecycles[log.lifecycle[row] as number] as Lifecycle
    return [
      ...(resource === none ? [] : [{ name: resourceAttribute, value: log.resources[resource] ?? '' }]),
      ...(lifecycle === 'complete' ? [] : [{ name: lifecycleAttribute, value: transitionOf(lifecycle) }]),
      ...own,
    ]
  }

  touchesOf(row: number): { readonly objectId: string; readonly qualifier: string }[] {
    const { objectStart, objectRefs, qualifier, qualifiers } = this.log
    const from = objectStart[row] as number
    return Array.from(objectRefs.subarray(from, objectStart[row + 1]), (object, at) => ({
      objectId: this.objectIds[object] ?? '',
      qualifier: qualifiers[qualifier[from + at] as number] ?? '',
    }))
  }

  /** With its own id, where it has another here. */
  attributesOfObject(object: number): readonly ObjectAttribute[] {
    const own = this.#objectAttributes.get(object) ?? []
    const id = this.log.objects.ids[object] ?? ''
    return id === this.objectIds[object] ? own : [{ of: object, name: ownIdAttribute, value: id, time: 0 }, ...own]
  }

  linksOf(object: number): readonly ObjectLink[] {
    return this.#links.get(object) ?? []
  }

  kindsOf(owner: Owner, type: number): readonly NamedKind[] {
    return (owner === 'event' ? this.eventTypes : this.objectTypes)[type]?.attributes ?? []
  }
}

/** What kinds of values the attributes of each type have: one kind for each name, text where values differ in kind. */
class Kinds {
  readonly #types: readonly string[]
  readonly #kinds: Map<string, OcelKind>[]

  constructor(types: readonly string[]) {
    this.#types = types
    this.#kinds = types.map(() => new Map())
  }

  see(type: number, { name, value }: Pick<Attribute, 'name' | 'value'>): void {
    const kinds = this.#kinds[type]
    if (kinds === undefined) return
    const [known, kind] = [kinds.get(name), kindOfValue(value)]
    if (known === kind) return
    const areNumbers = (known === 'integer' || known === 'float') && (kind === 'integer' || kind === 'float')
    kinds.set(name, known === undefined ? kind : areNumbers ? 'float' : 'string')
  }

  parts(): TypeParts[] {
    return this.#types.map((type, at) => ({
      type,
      attributes: Array.from(this.#kinds[at] ?? [], ([name, kind]) => ({ name, kind })),
    }))
  }
}

function kindOfValue(value: AttributeValue): OcelKind {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? 'integer' : Number.isFinite(value) ? 'float' : 'string'
  return 'string'
}

/** The same names, each made different from those before it. */
function unique(names: readonly string[], suffix: (at: number) => string): string[] {
  const taken = new Set<string>()
  return names.map((name, at) => {
    let free = name
    for (let copy = 1; free === '' || taken.has(free); copy++)
      free = `${name}${suffix(at)}${copy === 1 ? '' : ` ${copy}`}`
    taken.add(free)
    return free
  })
}
