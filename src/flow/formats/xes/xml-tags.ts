import { FairwayError } from '../../../base/errors.ts'
import { ByteNames } from '../byte-names.ts'

/** What {@link XmlTags} tells of an element. Positions hold until the call returns. */
export interface TagHandler {
  /** @param name local name of the element */
  open(name: string, tag: XmlTags): void
  close(): void
}

const [lessThan, greaterThan, slash, equals, ampersand] = [0x3c, 0x3e, 0x2f, 0x3d, 0x26]
const [doubleQuote, singleQuote, bang, question, dash, colon, bracket, space] = [
  0x22, 0x27, 0x21, 0x3f, 0x2d, 0x3a, 0x5b, 0x20,
]
const longestTagBytes = 16 * 1024 * 1024
const mostDepth = 1000
const mostNames = 10_000
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const cdataStart = bytesOf('<![CDATA[')
const doctypeStart = bytesOf('<!DOCTYPE')
const sections = { comment: bytesOf('-->'), cdata: bytesOf(']]>'), instruction: bytesOf('?>') }

/**
 * Reads the tags of an XML document from bytes of UTF-8 as they come, cut anywhere. It does not look at text between tags, and keeps no
 * more than one tag: comments, instructions and text are let go as they pass. A tag that is not whole yet waits until twice as many
 * bytes are there, so that the work stays linear even where bytes come one by one.
 *
 * Tags must be nested; declarations of a document type are refused, since they could declare entities.
 */
export class XmlTags {
  /** Where {@link attributeAt} points into. */
  bytes: Uint8Array = new Uint8Array(64 * 1024)
  /** For each attribute: where its name begins and ends, where its value begins and ends. */
  readonly spans: number[] = []
  attributes = 0
  readonly #handler: TagHandler
  readonly #names = new ByteNames()
  readonly #localNames: string[] = []
  readonly #open: number[] = []
  readonly #decoder = new TextDecoder()
  #size = 0
  /** Bytes that were let go before the first of {@link bytes}. */
  #gone = 0
  #wait = 0
  #section: Uint8Array | null = null
  #hasRoot = false

  constructor(handler: TagHandler) {
    this.#handler = handler
  }

  get depth(): number {
    return this.#open.length
  }

  /** The document's element was opened and closed. */
  get isComplete(): boolean {
    return this.#hasRoot && this.#open.length === 0
  }

  get hasRoot(): boolean {
    return this.#hasRoot
  }

  push(chunk: Uint8Array): void {
    this.#append(chunk)
    if (this.#size >= this.#wait) this.#read()
  }

  /** Reads what was still waited for. */
  finish(): void {
    this.#read()
  }

  #append(chunk: Uint8Array): void {
    const size = this.#size + chunk.length
    if (size > this.bytes.length) {
      const wider = new Uint8Array(Math.max(size, this.bytes.length * 2))
      wider.set(this.bytes.subarray(0, this.#size))
      this.bytes = wider
    }
    this.bytes.set(chunk, this.#size)
    this.#size = size
  }

  #read(): void {
    let at = 0
    while (at < this.#size) {
      const next = this.#next(at)
      if (next < 0) break
      at = next
    }
    const left = this.#size - at
    if (left > longestTagBytes) throw this.#broken(at, 'A tag is longer than 16 MB.')
    this.bytes.copyWithin(0, at, this.#size)
    this.#gone += at
    this.#size = left
    this.#wait = left * 2
  }

  /** Reads one thing. @returns where the next begins; -1 where this one is not whole yet */
  #next(at: number): number {
    const { bytes } = this
    if (this.#section !== null) return this.#passSection(at, this.#section)
    if (bytes[at] !== lessThan) return this.#passText(at)
    if (at + 1 >= this.#size) return -1
    const second = bytes[at + 1]
    if (second === slash) return this.#closing(at)
    if (second === question) return this.#beginSection(at + 2, sections.instruction)
    if (second !== bang) return this.#opening(at)
    if (at + 4 > this.#size) return -1
    if (bytes[at + 2] === dash && bytes[at + 3] === dash) return this.#beginSection(at + 4, sections.comment)
    if (at + 9 > this.#size) return -1
    if (this.#begins(at, cdataStart)) return this.#beginSection(at + 9, sections.cdata)
    if (this.#begins(at, doctypeStart)) return this.#documentType(at)
    throw this.#broken(at, 'After <! there is neither a comment nor CDATA.')
  }

  #begins(at: number, what: Uint8Array): boolean {
    for (let offset = 0; offset < what.length; offset++) if (this.bytes[at + offset] !== what[offset]) return false
    return true
  }

  #passText(from: number): number {
    const { bytes } = this
    const size = this.#size
    let at = from
    if (this.#open.length > 0) while (at < size && bytes[at] !== lessThan) at++
    else
      for (; at < size && bytes[at] !== lessThan; at++)
        if ((bytes[at] as number) > space) throw this.#broken(at, 'There is text outside of the first element.')
    return at
  }

  #beginSection(at: number, end: Uint8Array): number {
    this.#section = end
    return at
  }

  #passSection(from: number, end: Uint8Array): number {
    for (let at = from; at + end.length <= this.#size; at++) {
      at = this.bytes.indexOf(end[0] as number, at)
      if (at < 0 || at + end.length > this.#size) break
      if (!this.#begins(at, end)) continue
      this.#section = null
      return at + end.length
    }
    const rest = Math.max(from, this.#size - end.length + 1)
    // What may be the beginning of the end stays; all before it goes.
    return rest > from ? rest : -1
  }

  #documentType(from: number): number {
    for (let at = from; at < this.#size; at++) {
      if (this.bytes[at] === bracket)
        throw new FairwayError('bad-input', 'The XML declares a document type with declarations of its own.', {
          where: this.place(from),
          next: 'Export the log without a DOCTYPE; event logs need none.',
        })
      if (this.bytes[at] === greaterThan) return at + 1
    }
    return -1
  }

  #closing(from: number): number {
    const end = this.#nameEnd(from + 2)
    let at = end
    while (at < this.#size && (this.bytes[at] as number) <= space) at++
    if (at >= this.#size) return -1
    if (this.bytes[at] !== greaterThan) throw this.#broken(from, 'A closing tag does not end behind its name.')
    const name = this.#names.number(this.bytes, from + 2, end)
    if (this.#open.pop() !== name) throw this.#broken(from, `</${this.#local(name)}> closes what is not open.`)
    this.#handler.close()
    return at + 1
  }

  #opening(from: number): number {
    const { bytes, spans } = this
    const size = this.#size
    const nameEnd = this.#nameEnd(from + 1)
    this.attributes = 0
    for (let at = nameEnd; at < size; ) {
      const byte = bytes[at] as number
      if (byte <= space) at++
      else if (byte === greaterThan) return this.#opened(from, nameEnd, at + 1, false)
      else if (byte === slash) {
        if (at + 1 >= size) return -1
        if (bytes[at + 1] !== greaterThan) throw this.#broken(from, 'In a tag, / stands alone.')
        return this.#opened(from, nameEnd, at + 2, true)
      } else {
        const end = this.#nameEnd(at)
        let mark = end
        while (mark < size && (bytes[mark] as number) <= space) mark++
        if (mark >= size) return -1
        if (bytes[mark] !== equals || end === at) throw this.#broken(from, 'In a tag, an attribute has no value.')
        mark++
        while (mark < size && (bytes[mark] as number) <= space) mark++
        if (mark >= size) return -1
        const quote = bytes[mark]
        if (quote !== doubleQuote && quote !== singleQuote) throw this.#broken(from, 'A value is not in quotes.')
        let close = mark + 1
        while (close < size && bytes[close] !== quote) {
          if (bytes[close] === lessThan) throw this.#broken(from, 'A value holds <.')
          close++
        }
        if (close >= size) return -1
        const span = this.attributes++ * 4
        spans[span] = at
        spans[span + 1] = end
        spans[span + 2] = mark + 1
        spans[span + 3] = close
        at = close + 1
      }
    }
    return -1
  }

  #opened(from: number, nameEnd: number, next: number, isEmpty: boolean): number {
    if (nameEnd === from + 1) throw this.#broken(from, 'A tag has no name.')
    if (this.isComplete) throw this.#broken(from, 'There is a second document behind the first.')
    const name = this.#names.number(this.bytes, from + 1, nameEnd)
    if (this.#names.size > mostNames) throw this.#broken(from, 'There are more than 10,000 kinds of elements.')
    this.#hasRoot = true
    this.#handler.open(this.#local(name), this)
    if (isEmpty) this.#handler.close()
    else if (this.#open.push(name) > mostDepth) throw this.#broken(from, 'Elements are nested more than 1,000 deep.')
    return next
  }

  #nameEnd(from: number): number {
    let at = from
    for (; at < this.#size; at++) {
      const byte = this.bytes[at] as number
      if (byte <= space || byte === greaterThan || byte === slash || byte === equals) break
    }
    return at
  }

  #local(number: number): string {
    const known = this.#localNames[number]
    if (known !== undefined) return known
    const bytes = this.#names.bytesOf(number)
    const local = this.#decoder.decode(bytes.subarray(bytes.lastIndexOf(colon) + 1))
    this.#localNames[number] = local
    return local
  }

  /** @returns where the attribute's value begins in {@link spans}; -1 where the tag has no such attribute */
  find(name: Uint8Array): number {
    for (let span = 0; span < this.attributes * 4; span += 4)
      if (this.is(this.spans[span] as number, this.spans[span + 1] as number, name)) return span + 2
    return -1
  }

  is(from: number, to: number, text: Uint8Array): boolean {
    if (to - from !== text.length) return false
    for (let at = 0; at < text.length; at++) if (this.bytes[from + at] !== text[at]) return false
    return true
  }

  hasEntity(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.bytes[at] === ampersand) return true
    return false
  }

  /** @param at a position in {@link bytes} */
  place(at: number): string {
    return `byte ${(this.#gone + at).toLocaleString('en')}`
  }

  #broken(at: number, what: string): FairwayError {
    return new FairwayError('bad-input', `The XML is broken. ${what}`, {
      where: this.place(at),
      next: 'Fetch or export the file again, and compare its size with the original.',
    })
  }
}
