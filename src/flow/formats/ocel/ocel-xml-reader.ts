import { SaxesParser } from 'saxes'
import { FairwayError } from '../../../base/errors.ts'
import type { LogReader } from '../log-reader.ts'
import type { ReadLog } from '../read-quality.ts'
import type { TimeOptions } from '../time-options.ts'
import { Utf8Bytes } from '../utf8-bytes.ts'
import { OcelAssembly, type OcelAttribute, type OcelEvent, type OcelTouch, type Owner } from './ocel-assembly.ts'

const mostDepth = 100

type Attributes = Readonly<Record<string, string>>

interface OpenRecord {
  readonly owner: Owner
  readonly fields: Record<string, string>
  readonly attributes: (OcelAttribute & { readonly time?: string | undefined; readonly kind?: string })[]
  readonly touches: OcelTouch[]
}

/** OCEL 1.0 names an object's and an event's own fields by keys, as XES does. */
const fieldsByKey: ReadonlyMap<string, string> = new Map([
  ['id', 'id'],
  ['type', 'type'],
  ['activity', 'type'],
  ['timestamp', 'time'],
])

/**
 * Reads OCEL 2.0 in XML, and OCEL 1.0, from its bytes as they come. Events that come before the objects wait for them. Unlike an XES log, which runs to
 * gigabytes and keeps its few names in attributes, such a log keeps values in text, so it goes through a parser of the whole of XML.
 */
export class OcelXmlReader implements LogReader {
  readonly #bytes = new Utf8Bytes()
  readonly #decoder = new TextDecoder()
  readonly #parser = new SaxesParser()
  readonly #assembly: OcelAssembly
  readonly #path: string[] = []
  readonly #waiting: OcelEvent[] = []
  #isBegun = false
  #isFirst = false
  /** In OCEL 1.0, what the open list holds: `omap`, `vmap` or `ovmap`. */
  #list = ''
  #hasObjects = false
  #type = ''
  #record: OpenRecord | null = null
  #attribute: { readonly name: string | undefined; readonly time: string | undefined } | null = null
  #text = ''

  constructor(options: TimeOptions = {}) {
    this.#assembly = new OcelAssembly(options)
    this.#parser.on('error', (error) => {
      throw broken(error.message)
    })
    this.#parser.on('doctype', () => {
      throw broken('it declares a document type, which logs have no need of')
    })
    this.#parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes as Attributes))
    this.#parser.on('closetag', () => this.#close())
    const take = (text: string) => {
      if (this.#attribute !== null) this.#text += text
    }
    this.#parser.on('text', take)
    this.#parser.on('cdata', take)
  }

  push(bytes: Uint8Array): void {
    this.#parser.write(this.#decoder.decode(this.#bytes.push(bytes), { stream: true }))
  }

  /** @throws FairwayError `bad-input` also where the file ends before its objects do: events would have lost them */
  finish(cut?: string): ReadLog {
    this.#parser.write(this.#decoder.decode(this.#bytes.finish()))
    const isWhole = this.#isBegun && this.#path.length === 0
    if (isWhole) this.#parser.close()
    else if (!this.#hasObjects) throw broken(cut ?? 'it ends before its objects do')
    for (const event of this.#waiting.splice(0)) this.#assembly.event(event)
    if (!isWhole || cut !== undefined)
      this.#assembly.endEarly(cut ?? 'the log element is never closed', this.#record?.owner === 'event')
    return this.#assembly.finish(this.#isFirst ? 'OCEL 1.0 in XML' : 'OCEL 2.0 in XML')
  }

  #open(name: string, fields: Attributes): void {
    const parent = this.#path.at(-1)
    this.#isBegun = true
    if (this.#path.push(name) > mostDepth) throw broken(`elements are nested more than ${mostDepth} deep`)
    if (this.#path.length === 1 && name !== 'log') throw broken(`it begins with <${name}>, not with <log>`)
    if (name === 'event-type' || name === 'object-type') this.#type = fields.name ?? ''
    else if (name === 'attribute' && this.#record === null) this.#declare(fields)
    else if (name === 'attribute') {
      this.#attribute = { name: fields.name, time: fields.time }
      this.#text = ''
    } else if ((name === 'object' && parent === 'objects') || (name === 'event' && parent === 'events')) {
      // An object's links are in <objects>, too; some writers call them <object>, others <relationship>.
      if (this.#record !== null) this.#touch(fields)
      else this.#record = { owner: name, fields: { ...fields }, attributes: [], touches: [] }
    } else if (name === 'relationship' || name === 'relobj') this.#touch(fields)
    else if (this.#record !== null && fields.key !== undefined) this.#openKey(this.#record, name, fields)
  }

  #openKey(record: OpenRecord, element: string, { key = '', value = '' }: Attributes): void {
    this.#isFirst = true
    const field = fieldsByKey.get(key)
    if (this.#path.length === 4 && element === 'list') this.#list = key
    else if (this.#path.length === 4 && field !== undefined) record.fields[field] = value
    else if (this.#path.length === 5 && this.#list === 'omap') record.touches.push({ object: value, qualifier: '' })
    else if (this.#path.length === 5) record.attributes.push({ name: key, value, kind: element })
  }

  #declare(fields: Attributes): void {
    const owner = this.#path.includes('event-types') ? 'event' : 'object'
    this.#assembly.declare(owner, this.#type, fields.name ?? '', fields.type ?? '')
  }

  #touch(fields: Attributes): void {
    this.#record?.touches.push({ object: fields['object-id'], qualifier: fields.qualifier })
  }

  #close(): void {
    const name = this.#path.pop()
    if (name === 'attribute' && this.#attribute !== null) {
      this.#record?.attributes.push({ ...this.#attribute, value: this.#text })
      this.#attribute = null
    } else if (this.#record !== null && name === this.#record.owner && this.#path.length === 2) {
      this.#take(this.#record)
      this.#record = null
    } else if (name === 'objects' && this.#path.length === 1) this.#hasObjects = true
  }

  #take({ owner, fields, attributes, touches }: OpenRecord): void {
    for (const { name, kind } of attributes)
      if (kind !== undefined) this.#assembly.declare(owner, fields.type ?? '', String(name), kind)
    if (owner === 'event') {
      const event = { id: fields.id, type: fields.type, time: fields.time, attributes, touches }
      if (this.#hasObjects) this.#assembly.event(event)
      else this.#waiting.push(event)
      return
    }
    const object = this.#assembly.object(fields.id, fields.type)
    if (object === null) return
    for (const attribute of attributes) this.#assembly.objectAttribute(object, attribute, attribute.time)
    for (const touch of touches) this.#assembly.link(object, touch.object, touch.qualifier)
  }
}

const broken = (why: string): FairwayError =>
  new FairwayError('bad-input', `The XML holds no log in OCEL 2.0: ${why}.`, {
    next: 'Fetch or export the file again, and compare its size with the original.',
  })
