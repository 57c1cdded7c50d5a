import { FairwayError } from '../../../base/errors.ts'

const [quote, lineFeed, carriageReturn, space] = [0x22, 0x0a, 0x0d, 0x20]
const longestRowBytes = 16 * 1024 * 1024

/** What {@link CsvCells} tells of a row. Positions hold until the call returns. */
export interface RowHandler {
  row(cells: CsvCells): void
}

/**
 * Cuts a table of RFC 4180 into cells, from bytes of UTF-8 as they come. It keeps no more than one row, and makes no text: a gigabyte
 * passes in seconds, where parsers that make a string of each cell take half a minute.
 *
 * A cell in quotes may hold delimiters, line ends, and quotes written twice. A quote inside of a cell that does not begin with one is a
 * character like any other. Empty lines are no rows.
 */
export class CsvCells {
  bytes: Uint8Array = new Uint8Array(64 * 1024)
  /** For each cell, where it begins and ends, without its quotes. */
  readonly spans: number[] = []
  count = 0
  /** Line of the file on which the row begins, from 1. */
  line = 1
  /** The row ends where the bytes end, not at a line end. */
  isLast = false
  /** A cell in quotes is still open where the bytes end. */
  isOpen = false
  /** Behind a closing quote stands something else than the end of the cell. */
  isOdd = false
  readonly #handler: RowHandler
  readonly #delimiter: number
  /** Cells whose quotes are written twice. */
  readonly #doubled: boolean[] = []
  #size = 0
  #wait = 0

  /** @param delimiter one ASCII character */
  constructor(handler: RowHandler, delimiter: string) {
    this.#handler = handler
    this.#delimiter = delimiter.charCodeAt(0)
  }

  push(chunk: Uint8Array): void {
    const size = this.#size + chunk.length
    if (size > this.bytes.length) {
      const wider = new Uint8Array(Math.max(size, this.bytes.length * 2))
      wider.set(this.bytes.subarray(0, this.#size))
      this.bytes = wider
    }
    this.bytes.set(chunk, this.#size)
    this.#size = size
    // A row that is not whole yet waits for twice its bytes, so that the work stays linear however small the chunks are.
    if (size >= this.#wait) this.#read(false)
  }

  finish(): void {
    this.#read(true)
  }

  #read(isLast: boolean): void {
    let at = 0
    while (at < this.#size) {
      const next = this.#row(at, isLast)
      if (next < 0) break
      at = next
    }
    const left = this.#size - at
    if (left > longestRowBytes)
      throw new FairwayError('bad-input', 'A row of the table is longer than 16 MB.', {
        where: `line ${this.line.toLocaleString('en')}`,
        next: 'Look whether a quote is never closed there, and whether the delimiter is right.',
      })
    this.bytes.copyWithin(0, at, this.#size)
    this.#size = left
    this.#wait = left * 2
  }

  /** @returns where the next row begins; -1 where this one is not whole yet */
  #row(from: number, isLast: boolean): number {
    const { bytes, spans } = this
    const size = this.#size
    let lines = 0
    this.count = 0
    this.isOdd = false
    for (let at = from; ; ) {
      let start = at
      let end = at
      let isDoubled = false
      if (at < size && bytes[at] === quote) {
        start = ++at
        for (; at < size; at++) {
          const byte = bytes[at]
          if (byte === lineFeed) lines++
          if (byte !== quote) continue
          if (bytes[at + 1] !== quote || at + 1 >= size) break
          isDoubled = true
          at++
        }
        if (at >= size && !isLast) return -1
        if (at >= size) this.isOpen = true
        end = at
        if (at < size) at++
      }
      const rest = at
      while (at < size && bytes[at] !== this.#delimiter && bytes[at] !== lineFeed) at++
      if (at >= size && !isLast) return -1
      if (rest === end) end = at
      else for (let behind = rest; behind < at; behind++) if ((bytes[behind] as number) > space) this.isOdd = true
      const isEnd = at >= size || bytes[at] === lineFeed
      if (isEnd && rest === start && end > start && bytes[end - 1] === carriageReturn) end--
      this.#doubled[this.count] = isDoubled
      spans[this.count * 2] = start
      spans[this.count * 2 + 1] = end
      this.count++
      at++
      if (!isEnd) continue
      this.isLast = at > size
      const isEmpty = this.count === 1 && start === end && rest === start
      if (!isEmpty) this.#handler.row(this)
      this.line += lines + 1
      return Math.min(at, size)
    }
  }

  /** @returns what stands in a cell, with doubled quotes written once */
  text(cell: number, decoder: { decode(bytes: Uint8Array): string }): string {
    const text = decoder.decode(this.bytes.subarray(this.spans[cell * 2], this.spans[cell * 2 + 1]))
    return this.#doubled[cell] === true ? text.replaceAll('""', '"') : text
  }

  /** Whether the bytes of a cell are not its text, since quotes are written twice in it. */
  isDoubled(cell: number): boolean {
    return this.#doubled[cell] === true
  }
}
