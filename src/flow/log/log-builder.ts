import { FairwayError } from '../../base/errors.ts'
import {
  type Attribute,
  type EventLog,
  type Lifecycle,
  lifecycles,
  none,
  noZone,
  type ObjectAttribute,
  type ObjectLink,
} from './event-log.ts'
import { Growable } from './growable.ts'
import { orderByTime } from './order-by-time.ts'

/** Numbers for names, in the order in which they are first seen. */
class Names {
  readonly list: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #most: number
  readonly #what: string

  constructor(what: string, most: number) {
    this.#what = what
    this.#most = most
  }

  number(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    if (this.list.length === this.#most)
      throw new FairwayError('bad-input', `The log has more than ${this.#most.toLocaleString('en')} ${this.#what}.`, {
        where: name,
        next: 'Choose a column or attribute with fewer different values.',
      })
    const number = this.list.length
    this.list.push(name)
    this.#numbers.set(name, number)
    return number
  }
}

/**
 * Takes events in any order and gives a log; takes more, and gives the longer log. Names become numbers once (`activity`, `resource`,
 * `object`), so that a reader of a million events looks most of them up by its own means.
 */
export class LogBuilder {
  readonly #activities = new Names('activities', 0xffff)
  readonly #resources = new Names('resources', none)
  readonly #qualifiers = new Names('qualifiers', 0xff)
  readonly #types = new Names('object types', 0xffff)
  readonly #time = new Growable(new Float64Array(0))
  readonly #zone = new Growable(new Int16Array(0))
  readonly #activity = new Growable(new Uint32Array(0))
  readonly #resource = new Growable(new Uint32Array(0))
  readonly #lifecycle = new Growable(new Uint8Array(0))
  readonly #objectStart = new Growable(new Uint32Array(0))
  readonly #objectRefs = new Growable(new Uint32Array(0))
  readonly #qualifier = new Growable(new Uint8Array(0))
  readonly #objectType = new Growable(new Uint32Array(0))
  readonly #objectIds: string[] = []
  readonly #objectNumbers = new Map<number, Map<string, number>>()
  readonly #links: ObjectLink[] = []
  readonly #eventAttributes: Attribute[] = []
  readonly #objectAttributes: ObjectAttribute[] = []
  readonly #eventIds: string[] = []

  get size(): number {
    return this.#time.size
  }

  activity(name: string): number {
    return this.#activities.number(name)
  }

  resource(name: string): number {
    return this.#resources.number(name)
  }

  /** The object of this type and id: the same one each time. */
  object(type: string, id: string): number {
    const number = this.#types.number(type)
    const ofType = this.#objectNumbers.get(number) ?? new Map<string, number>()
    if (ofType.size === 0) this.#objectNumbers.set(number, ofType)
    const known = ofType.get(id)
    if (known !== undefined) return known
    const object = this.newObject(type, id)
    ofType.set(id, object)
    return object
  }

  /** An object of its own, even where another has the same id: a trace of an event log. */
  newObject(type: string, id: string): number {
    this.#objectType.push(this.#types.number(type))
    return this.#objectIds.push(id) - 1
  }

  /** Gives an object that was made by {@link newObject} another id. */
  rename(object: number, id: string): void {
    this.#objectIds[object] = id
  }

  /**
   * Adds an event behind all others of the source.
   *
   * @param time UTC milliseconds
   * @param zone minutes east of UTC
   * @returns its place in the source, from 0
   */
  event(
    activity: number,
    time: number,
    zone: number = noZone,
    resource: number = none,
    lifecycle: Lifecycle = 'complete',
  ): number {
    this.#time.push(time)
    this.#zone.push(zone)
    this.#activity.push(activity)
    this.#resource.push(resource)
    this.#lifecycle.push(lifecycles.indexOf(lifecycle))
    this.#objectStart.push(this.#objectRefs.size)
    return this.#time.size - 1
  }

  /** Says that the last event touches an object. */
  touches(object: number, qualifier = ''): void {
    this.#objectRefs.push(object)
    this.#qualifier.push(this.#qualifiers.number(qualifier))
  }

  /** Names the last event: all events of a source have names, or none has. */
  named(id: string): void {
    this.#eventIds[this.size - 1] = id
  }

  link(from: number, to: number, qualifier: string): void {
    this.#links.push({ from, to, qualifier })
  }

  eventAttribute(attribute: Attribute): void {
    this.#eventAttributes.push(attribute)
  }

  objectAttribute(attribute: ObjectAttribute): void {
    this.#objectAttributes.push(attribute)
  }

  /** The log of all that was added up to now. What is added later does not change it. */
  build(): EventLog {
    const size = this.size
    const time = this.#time.view()
    const order = orderByTime(time)
    const rows = order ?? Uint32Array.from(time, (_, row) => row)
    const { objectStart, objectRefs, qualifier } = this.#objectsInOrder(rows)
    const place = order === null ? null : invert(order)
    return {
      size,
      time: gather(time, order),
      zone: gather(this.#zone.view(), order),
      sequence: rows,
      activity: new Uint16Array(gather(this.#activity.view(), order)),
      resource: gather(this.#resource.view(), order),
      lifecycle: gather(this.#lifecycle.view(), order),
      objectStart,
      objectRefs,
      qualifier,
      eventIds: this.#eventIds.length === 0 ? null : Array.from(rows, (row) => this.#eventIds[row] ?? ''),
      activities: [...this.#activities.list],
      resources: [...this.#resources.list],
      qualifiers: [...this.#qualifiers.list],
      objects: {
        ids: [...this.#objectIds],
        type: new Uint16Array(this.#objectType.view()),
        types: [...this.#types.list],
      },
      links: [...this.#links],
      eventAttributes: this.#eventAttributes
        .map((each) => ({ ...each, of: place === null ? each.of : (place[each.of] as number) }))
        .sort((a, b) => a.of - b.of),
      objectAttributes: [...this.#objectAttributes],
    }
  }

  #objectsInOrder(rows: Uint32Array): Pick<EventLog, 'objectStart' | 'objectRefs' | 'qualifier'> {
    const start = this.#objectStart.view()
    const refs = this.#objectRefs.view()
    const kinds = this.#qualifier.view()
    const objectStart = new Uint32Array(rows.length + 1)
    const objectRefs = new Uint32Array(refs.length)
    const qualifier = new Uint8Array(refs.length)
    let to = 0
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number
      const end = row + 1 < start.length ? (start[row + 1] as number) : refs.length
      for (let from = start[row] as number; from < end; from++) {
        objectRefs[to] = refs[from] as number
        qualifier[to++] = kinds[from] as number
      }
      objectStart[at + 1] = to
    }
    return { objectStart, objectRefs, qualifier }
  }
}

function gather<Column extends Float64Array | Int16Array | Uint32Array | Uint8Array>(
  column: Column,
  order: Uint32Array | null,
): Column {
  const copy = column.slice() as Column
  if (order !== null) for (let row = 0; row < order.length; row++) copy[row] = column[order[row] as number] as number
  return copy
}

function invert(order: Uint32Array): Uint32Array {
  const place = new Uint32Array(order.length)
  for (let row = 0; row < order.length; row++) place[order[row] as number] = row
  return place
}
