import { FairwayError } from '../../../base/errors.ts'
import { noZone } from '../../log/event-log.ts'
import { LogBuilder } from '../../log/log-builder.ts'
import { Findings } from '../findings.ts'
import { lifecycleOf } from '../lifecycle.ts'
import { NameColumn, textOfXml } from '../name-column.ts'
import type { QualityReason, ReadLog } from '../read-quality.ts'
import { isPlausible, type TimeOptions } from '../time-options.ts'
import { TimeReader } from '../time-reader.ts'
import { Utf8Bytes } from '../utf8-bytes.ts'
import { zoneOffset } from '../zone-offset.ts'
import { TraceEvents } from './trace-events.ts'
import { type TagHandler, XmlTags } from './xml-tags.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const [key, value] = [bytesOf('key'), bytesOf('value')]
type Kept = 'concept:name' | 'time:timestamp' | 'org:resource' | 'lifecycle:transition'
const keptKeys: readonly Kept[] = ['concept:name', 'time:timestamp', 'org:resource', 'lifecycle:transition']
const keptBytes = keptKeys.map(bytesOf)

/** Read as XES, a log in OCEL would be one without traces. */
const ocelParts: ReadonlySet<string> = new Set(['object-types', 'event-types', 'objects', 'events'])
const isOcel = (name: string, tags: XmlTags): FairwayError =>
  new FairwayError('bad-input', `This is XML, but not XES: it has <${name}>, as logs in OCEL have.`, {
    where: tags.place(0),
    next: 'Take away what stands before the log element, such as a long comment: formats are told by their beginning.',
  })

/** The object type of a trace. */
export const caseType = 'case'

/**
 * Reads an event log in XES (IEEE 1849) from its bytes as they come. Of each event it keeps `concept:name`, `time:timestamp`,
 * `org:resource` and `lifecycle:transition`, of each trace `concept:name`; everything else passes by. A trace is an object of the type
 * {@link caseType}, even where another trace has its name. An event without a lifecycle transition is complete.
 *
 * The values that `<global>` names are examples for programs that make new events; they are never filled in, since an event without a
 * time did not happen at the example's time.
 *
 * A file that ends early gives a log of the traces that are whole; the events of the trace that is not are set aside and counted.
 */
export class XesReader implements TagHandler {
  readonly #bytes = new Utf8Bytes()
  readonly #tags = new XmlTags(this)
  readonly #time: TimeReader
  readonly #options: TimeOptions
  readonly #builder = new LogBuilder()
  readonly #findings = new Findings()
  readonly #decoder = new TextDecoder()
  readonly #names = {
    activities: this.#column((name) => this.#builder.activity(name)),
    resources: this.#column((name) => this.#builder.resource(name)),
    transitions: this.#column(() => 0),
  }
  readonly #caseNames = new Set<string>()
  #inside: 'nothing' | 'log' | 'trace' | 'event' | 'stray event' = 'nothing'
  /** Elements that are open inside one that is passed by. */
  #passing = 0
  #traces = 0
  #caseName = ''
  readonly #trace = new TraceEvents()
  /** Events of the open trace up to now, whether they are fit for the log or not. */
  #events = 0
  #activity = -1
  #resource = -1
  #transition = -1
  #hasTime = false
  #ms = Number.NaN
  /** As the file writes it, where it is no time or not a plausible one. */
  #timeText = ''

  /** @param options what to make of times without a zone, and which years are plausible */
  constructor(options: TimeOptions = {}) {
    this.#options = options
    this.#time = new TimeReader(options.zone === undefined ? undefined : zoneOffset(options.zone))
  }

  #column(numberOf: (name: string) => number): NameColumn {
    return new NameColumn(numberOf, (bytes) => {
      const { text, isBad } = textOfXml(bytes, this.#decoder)
      if (isBad) this.#badText(text)
      return text
    })
  }

  /** @throws FairwayError `bad-input` for what is not XES */
  push(bytes: Uint8Array): void {
    this.#tags.push(this.#bytes.push(bytes))
  }

  /**
   * @param cut why the bytes end here, if it is not the file's own end
   * @throws FairwayError `bad-input` if no log has begun
   */
  finish(cut?: string): ReadLog {
    this.#tags.push(this.#bytes.finish())
    this.#tags.finish()
    if (!this.#tags.hasRoot)
      throw new FairwayError('bad-input', 'There is no event log in the file: it holds no XML element.', {
        next: 'Choose a file in XES, OCEL or CSV.',
      })
    if (!this.#tags.isComplete || cut !== undefined) this.#endEarly(cut ?? 'the log element is never closed')
    const log = this.#builder.build()
    return { log, quality: this.#findings.quality('XES', log, this.#options.zone) }
  }

  #endEarly(why: string): void {
    const isBetween = this.#inside === 'nothing' || this.#inside === 'log'
    this.#findings.add('truncated', () => ({
      where: isBetween ? `after ${this.#traces.toLocaleString('en')} cases` : this.#where(),
      text: why,
    }))
    const isInEvent = this.#inside === 'event' || this.#inside === 'stray event'
    if (isInEvent) this.#findings.raw++
    const cutOff = this.#trace.size + (isInEvent ? 1 : 0)
    if (cutOff > 0) this.#findings.add('cut-off', () => ({ where: `case ${this.#case()}`, text: '' }))
    this.#findings.count('cut-off', cutOff - 1)
  }

  open(name: string, tags: XmlTags): void {
    if (this.#passing > 0) this.#passing++
    else if (this.#inside === 'nothing') this.#beginLog(name, tags)
    else if (name === 'event' && (this.#inside === 'trace' || this.#inside === 'log')) this.#beginEvent()
    else if (name === 'trace' && this.#inside === 'log') this.#beginTrace()
    else {
      if (this.#inside === 'event' || this.#inside === 'stray event') this.#eventAttribute(tags)
      else if (this.#inside === 'trace') this.#traceAttribute(tags)
      else if (ocelParts.has(name)) throw isOcel(name, tags)
      this.#passing = 1
    }
  }

  close(): void {
    if (this.#passing > 0) this.#passing--
    else if (this.#inside === 'event' || this.#inside === 'stray event') this.#endEvent()
    else if (this.#inside === 'trace') this.#endTrace()
    else this.#inside = 'nothing'
  }

  #beginLog(name: string, tags: XmlTags): void {
    if (name !== 'log')
      throw new FairwayError('bad-input', `This is XML, but no event log: it begins with <${name}>.`, {
        where: tags.place(0),
        next: 'Choose a file in XES, OCEL or CSV.',
      })
    this.#inside = 'log'
  }

  #beginTrace(): void {
    this.#inside = 'trace'
    this.#traces++
    this.#caseName = ''
    this.#events = 0
    this.#trace.clear()
  }

  #traceAttribute(tags: XmlTags): void {
    const from = tags.find(value)
    if (from < 0 || this.#keptKey(tags) !== 'concept:name') return
    const { text, isBad } = this.#textOf(tags, from)
    if (isBad) this.#badText(text)
    this.#caseName = text.trim() === '' ? '' : text
  }

  #endTrace(): void {
    this.#inside = 'log'
    const name = this.#caseName
    if (name === '') this.#findings.add('unnamed-case', () => ({ where: `trace ${this.#traces}`, text: '' }))
    else if (this.#caseNames.has(name))
      this.#findings.add('duplicate-case', () => ({ where: `trace ${this.#traces}`, text: name }))
    else this.#caseNames.add(name)
    if (this.#trace.size === 0) this.#findings.add('empty-case', () => ({ where: `trace ${this.#traces}`, text: name }))
    const object = this.#builder.newObject(caseType, this.#case())
    this.#trace.addTo(this.#builder, object, this.#names, (transition) => this.#lifecycleOf(transition))
    this.#trace.clear()
  }

  #lifecycleOf(transition: number) {
    const text = this.#names.transitions.text(transition)
    const lifecycle = lifecycleOf(text)
    if (lifecycle === 'other') this.#findings.add('other-lifecycle', () => ({ where: `case ${this.#case()}`, text }))
    return lifecycle
  }

  #beginEvent(): void {
    this.#inside = this.#inside === 'trace' ? 'event' : 'stray event'
    this.#events++
    this.#activity = -1
    this.#resource = -1
    this.#transition = -1
    this.#hasTime = false
    this.#ms = Number.NaN
  }

  #eventAttribute(tags: XmlTags): void {
    const kept = this.#keptKey(tags)
    const from = tags.find(value)
    if (kept === null || from < 0) return
    switch (kept) {
      case 'concept:name':
        if (this.#activity >= 0) this.#repeated(kept)
        this.#activity = this.#see(this.#names.activities, tags, from)
        return
      case 'time:timestamp':
        if (this.#hasTime) this.#repeated(kept)
        this.#readTime(tags, from)
        return
      case 'org:resource':
        if (this.#resource >= 0) this.#repeated(kept)
        this.#resource = this.#see(this.#names.resources, tags, from)
        return
      case 'lifecycle:transition':
        if (this.#transition >= 0) this.#repeated(kept)
        this.#transition = this.#see(this.#names.transitions, tags, from)
    }
  }

  /** Which of the keys we keep a tag has; `null` for none. */
  #keptKey(tags: XmlTags): Kept | null {
    const span = tags.find(key)
    if (span < 0) return null
    const from = tags.spans[span] as number
    const to = tags.spans[span + 1] as number
    for (let at = 0; at < keptBytes.length; at++)
      if (tags.is(from, to, keptBytes[at] as Uint8Array)) return keptKeys[at] as Kept
    if (!tags.hasEntity(from, to)) return null
    const { text } = this.#textOf(tags, span)
    return keptKeys.find((kept) => kept === text) ?? null
  }

  #see(names: NameColumn, tags: XmlTags, span: number): number {
    return names.see(tags.bytes, tags.spans[span] as number, tags.spans[span + 1] as number)
  }

  #textOf(tags: XmlTags, span: number): { readonly text: string; readonly isBad: boolean } {
    return textOfXml(tags.bytes.subarray(tags.spans[span], tags.spans[span + 1]), this.#decoder)
  }

  #readTime(tags: XmlTags, span: number): void {
    const from = tags.spans[span] as number
    const to = tags.spans[span + 1] as number
    this.#hasTime = to > from
    this.#ms = this.#time.bytes(tags.bytes, from, to)
    if (isPlausible(this.#ms, this.#options)) return
    this.#timeText = this.#textOf(tags, span).text
    // It may be written with entities.
    if (Number.isNaN(this.#ms)) this.#ms = this.#time.text(this.#timeText)
  }

  #endEvent(): void {
    this.#findings.raw++
    const reason = this.#reasonAgainst()
    if (reason === null) this.#keepEvent()
    else {
      const text = reason === 'bad-time' || reason === 'implausible-time' ? this.#timeText : ''
      this.#findings.add(reason, () => ({ where: this.#where(), text }))
    }
    this.#inside = this.#inside === 'event' ? 'trace' : 'log'
  }

  #reasonAgainst(): QualityReason | null {
    if (this.#inside === 'stray event') return 'no-case'
    if (this.#activity < 0) return 'no-activity'
    if (!this.#hasTime) return 'no-time'
    if (Number.isNaN(this.#ms)) return 'bad-time'
    return isPlausible(this.#ms, this.#options) ? null : 'implausible-time'
  }

  #keepEvent(): void {
    const { zone, isFiner, isDayOnly } = this.#time
    if (zone === noZone) this.#findings.add('no-zone', () => ({ where: this.#where(), text: '' }))
    if (isFiner) this.#findings.add('finer-time', () => ({ where: this.#where(), text: '' }))
    if (isDayOnly) this.#findings.add('day-only', () => ({ where: this.#where(), text: '' }))
    this.#trace.add(this.#activity, this.#ms, zone, this.#resource, this.#transition)
  }

  #case(): string {
    return this.#caseName === '' ? `trace ${this.#traces}` : this.#caseName
  }

  #where(): string {
    if (this.#inside === 'stray event') return `event outside of cases, after trace ${this.#traces}`
    return this.#inside === 'event' ? `event ${this.#events} of case ${this.#case()}` : `case ${this.#case()}`
  }

  #repeated(what: string): void {
    this.#findings.add('repeated-attribute', () => ({ where: this.#where(), text: what }))
  }

  #badText(text: string): void {
    this.#findings.add('bad-text', () => ({ where: this.#where(), text }))
  }
}
