import { type AttributeValue, none, noZone } from '../../log/event-log.ts'
import { LogBuilder } from '../../log/log-builder.ts'
import { Findings } from '../findings.ts'
import { lifecycleOf } from '../lifecycle.ts'
import type { QualityReason, ReadLog } from '../read-quality.ts'
import { isPlausible, type TimeOptions } from '../time-options.ts'
import { TimeReader } from '../time-reader.ts'
import { fitText } from '../xml-text.ts'
import { zoneOffset } from '../zone-offset.ts'
import { kindOf, type OcelKind, valueOf } from './ocel-value.ts'

/** An event as a file has it: nothing in it is checked yet. */
export interface OcelEvent {
  readonly id: unknown
  readonly type: unknown
  readonly time: unknown
  readonly attributes: readonly OcelAttribute[]
  readonly touches: readonly OcelTouch[]
}

export interface OcelAttribute {
  readonly name: unknown
  readonly value: unknown
}

export interface OcelTouch {
  readonly object: unknown
  readonly qualifier: unknown
}

/** Names that OCEL has no place for: as attributes of events they are what XES calls them. */
export const resourceAttribute = 'org:resource'
export const lifecycleAttribute = 'lifecycle:transition'
/** The id that an object really has, where another type has it, too: in OCEL an id is of one object, so the file has another for it. */
export const ownIdAttribute = 'fairway:id'

/** Whose attributes a type declares: in OCEL, an event and an object may have a type of the same name. */
export type Owner = 'event' | 'object'

interface Link {
  readonly from: number
  readonly to: unknown
  readonly qualifier: unknown
}

/**
 * Puts a log together from what any form of OCEL holds, checking each part. Objects come first; events may refer to them only afterwards.
 * An id is an object's only name, whatever its type.
 */
export class OcelAssembly {
  readonly #options: TimeOptions
  readonly #times: TimeReader
  readonly #builder = new LogBuilder()
  readonly #findings = new Findings()
  readonly #kinds = new Map<string, OcelKind>()
  readonly #objects = new Map<string, number>()
  readonly #objectTypes: string[] = []
  readonly #eventIds = new Set<string>()
  readonly #links: Link[] = []

  constructor(options: TimeOptions) {
    this.#options = options
    this.#times = new TimeReader(options.zone === undefined ? undefined : zoneOffset(options.zone))
  }

  /** @param declared the kind of value that the file declares for an attribute of a type */
  declare(owner: Owner, type: string, attribute: string, declared: string): void {
    this.#kinds.set(kindKey(owner, type, attribute), kindOf(declared))
  }

  /** @returns the object's number; `null` for one without an id or a type */
  object(id: unknown, type: unknown): number | null {
    const [idText, typeText] = [this.#text(id), this.#text(type)]
    if (idText === '' || typeText === '') {
      this.#findings.add('nameless-object', () => ({ where: `object ${idText}`, text: typeText }))
      return null
    }
    const known = this.#objects.get(idText)
    if (known !== undefined) {
      this.#findings.add('duplicate-object', () => ({ where: `object ${idText}`, text: typeText }))
      return known
    }
    const number = this.#builder.newObject(typeText, idText)
    this.#objects.set(idText, number)
    this.#objectTypes.push(typeText)
    return number
  }

  /** @param time from when the value holds; absent means always */
  objectAttribute(object: number, { name, value }: OcelAttribute, time: unknown): void {
    const nameText = this.#text(name)
    const kept = this.#value(
      'object',
      this.#objectTypes[object] ?? '',
      nameText,
      value,
      () => `an object's ${nameText}`,
    )
    if (kept === null) return
    if (nameText === ownIdAttribute) {
      this.#builder.rename(object, String(kept))
      return
    }
    const ms = time === undefined || time === null ? 0 : this.#timeOf(time)
    if (Number.isNaN(ms)) this.#badAttribute(`an object's ${nameText}`, `its time: ${this.#text(time)}`)
    else this.#builder.objectAttribute({ of: object, name: nameText, value: kept, time: ms })
  }

  /** Counts a part of the file that speaks of an object which is not in it. */
  unknownObject(id: unknown): void {
    this.#findings.add('unknown-object', () => ({ where: 'objects', text: this.#text(id) }))
  }

  link(from: number, to: unknown, qualifier: unknown): void {
    this.#links.push({ from, to, qualifier })
  }

  /** The object of an id, if it was seen. */
  numberOf(id: unknown): number | null {
    return this.#objects.get(this.#text(id)) ?? null
  }

  event(event: OcelEvent): void {
    const place = ++this.#findings.raw
    const id = this.#text(event.id)
    const where = (): string => (id === '' ? `event ${place}` : `event ${id}`)
    const type = this.#text(event.type)
    const ms = this.#timeOf(event.time)
    const { zone, isFiner, isDayOnly } = this.#times
    const reason = this.#reasonAgainst(id, type, event.time, ms)
    if (reason !== null) {
      this.#findings.add(reason, () => ({
        where: where(),
        text: reason.endsWith('-time') ? this.#text(event.time) : type,
      }))
      return
    }
    if (id === '') this.#findings.add('unnamed-event', () => ({ where: where(), text: type }))
    else this.#eventIds.add(id)
    if (zone === noZone) this.#findings.add('no-zone', () => ({ where: where(), text: '' }))
    if (isFiner) this.#findings.add('finer-time', () => ({ where: where(), text: '' }))
    if (isDayOnly) this.#findings.add('day-only', () => ({ where: where(), text: '' }))
    this.#keep(event, { id: id === '' ? `event ${place}` : id, type, ms, zone }, where)
  }

  #reasonAgainst(id: string, type: string, time: unknown, ms: number): QualityReason | null {
    if (type === '') return 'no-activity'
    if (time === undefined || time === null || time === '') return 'no-time'
    if (Number.isNaN(ms)) return 'bad-time'
    if (!isPlausible(ms, this.#options)) return 'implausible-time'
    return this.#eventIds.has(id) ? 'duplicate-event' : null
  }

  #keep(
    { attributes, touches }: OcelEvent,
    { id, type, ms, zone }: { readonly id: string; readonly type: string; readonly ms: number; readonly zone: number },
    where: () => string,
  ): void {
    const kept: { readonly name: string; readonly value: AttributeValue }[] = []
    for (const { name, value } of attributes) {
      const nameText = this.#text(name)
      const keptValue = this.#value('event', type, nameText, value, () => `${nameText} of ${where()}`)
      if (keptValue !== null) kept.push({ name: nameText, value: keptValue })
    }
    const textOf = (wanted: string): string => String(kept.find(({ name }) => name === wanted)?.value ?? '')
    const [resource, transition] = [textOf(resourceAttribute), textOf(lifecycleAttribute)]
    const lifecycle = transition === '' ? 'complete' : lifecycleOf(transition)
    if (lifecycle === 'other') this.#findings.add('other-lifecycle', () => ({ where: where(), text: transition }))
    const builder = this.#builder
    const person = resource === '' ? none : builder.resource(resource)
    const of = builder.event(builder.activity(type), ms, zone, person, lifecycle)
    builder.named(id)
    for (const { name, value } of kept)
      if (name !== resourceAttribute && name !== lifecycleAttribute) builder.eventAttribute({ of, name, value })
    this.#touch(touches, where)
  }

  #touch(touches: readonly OcelTouch[], where: () => string): void {
    let touched = 0
    for (const { object, qualifier } of touches) {
      const number = this.numberOf(object)
      if (number === null) this.#findings.add('unknown-object', () => ({ where: where(), text: this.#text(object) }))
      else {
        this.#builder.touches(number, this.#text(qualifier))
        touched++
      }
    }
    if (touched === 0) this.#findings.add('no-object', () => ({ where: where(), text: '' }))
  }

  /** @param why the file ends early @param isInEvent an event had begun */
  endEarly(why: string, isInEvent: boolean): void {
    this.#findings.add('truncated', () => ({
      where: `after ${this.#findings.raw.toLocaleString('en')} events`,
      text: why,
    }))
    if (!isInEvent) return
    this.#findings.raw++
    this.#findings.add('cut-off', () => ({ where: `event ${this.#findings.raw}`, text: '' }))
  }

  /** The log of everything that came. @param format what the file is, for people */
  finish(format: string): ReadLog {
    for (const { from, to, qualifier } of this.#links.splice(0)) {
      const number = this.numberOf(to)
      if (number === null)
        this.#findings.add('unknown-object', () => ({ where: 'a link of objects', text: this.#text(to) }))
      else this.#builder.link(from, number, this.#text(qualifier))
    }
    const log = this.#builder.build()
    return { log, quality: this.#findings.quality(format, log, this.#options.zone) }
  }

  #value(owner: Owner, type: string, name: string, value: unknown, where: () => string): AttributeValue | null {
    if (value === null || value === undefined) return null
    const kept = valueOf(value, this.#kinds.get(kindKey(owner, type, name)) ?? null, this.#times)
    if (kept !== null) return typeof kept === 'string' ? this.#text(kept) : kept
    this.#badAttribute(where(), this.#text(value))
    return typeof value === 'string' ? this.#text(value) : null
  }

  #badAttribute(where: string, text: string): void {
    this.#findings.add('bad-attribute', () => ({ where, text }))
  }

  /** SQLite has times as numbers, too: seconds or milliseconds since 1970, told apart by how large they are. */
  #timeOf(time: unknown): number {
    if (typeof time === 'bigint') return this.#timeOf(Number(time))
    if (typeof time !== 'number') return this.#times.text(typeof time === 'string' ? time : '')
    this.#times.text('')
    return Math.floor(Math.abs(time) < 1e11 ? time * 1000 : time)
  }

  #text(value: unknown): string {
    if (typeof value === 'string') {
      const text = fitText(value)
      if (text.includes('\ufffd')) this.#findings.add('bad-text', () => ({ where: 'a text of the file', text }))
      return text
    }
    return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : ''
  }
}

const kindKey = (owner: Owner, type: string, attribute: string): string => JSON.stringify([owner, type, attribute])
