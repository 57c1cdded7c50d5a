import { recordsOfValue } from './json-pages.ts'
import type { SourceFindings } from './source-quality.ts'

const space = new Set([0x20, 0x09, 0x0a, 0x0d, 0x2c])
const [quote, backslash, lineEnd] = [0x22, 0x5c, 0x0a]
const [openList, closeList, openRecord, closeRecord] = [0x5b, 0x5d, 0x7b, 0x7d]
/** A value longer than this is no record, and cannot be held. */
const longestValue = 256 * 1024 * 1024

/**
 * Takes records out of JSON that is too large to be held whole, as it comes: a record a line, or values and lists of values one after the
 * other. What cannot be read is counted, with where it is; reading goes on after it.
 *
 * Which of the two it is, the first line tells: a whole value stands on it, or not. A line that is broken then costs itself; in a list,
 * a text that runs over its line end costs what it is part of.
 */
export class RecordStream {
  readonly #findings: SourceFindings
  #rest = ''
  #form: 'not known' | 'lines' | 'values' = 'not known'
  #line = 0

  constructor(findings: SourceFindings) {
    this.#findings = findings
  }

  /** @returns the records that end in this text */
  push(text: string): unknown[] {
    this.#rest += text
    if (this.#form === 'not known') {
      const end = this.#rest.indexOf('\n')
      if (end === -1 && this.#rest.length < 1024 * 1024) return []
      this.#form = end !== -1 && isRecordLine(this.#rest.slice(0, end)) ? 'lines' : 'values'
    }
    return this.#taken(this.#form === 'lines' ? this.#lines() : this.#values())
  }

  /** The last records. What is left over is counted as cut off. */
  finish(): unknown[] {
    if (this.#form === 'not known') this.#form = 'values'
    const last = this.#taken(this.#form === 'lines' ? [...this.#lines(), ...this.#lineOf(this.#rest)] : this.#values())
    if (this.#form === 'values' && /[^\s,\]]/.test(this.#rest)) this.#refuse(this.#rest, 'the end')
    this.#rest = ''
    return last
  }

  #taken(values: readonly unknown[]): unknown[] {
    const records = values.flatMap(recordsOfValue)
    this.#findings.raw += records.length
    return records
  }

  #lines(): unknown[] {
    const lines = this.#rest.split('\n')
    this.#rest = lines.pop() ?? ''
    return lines.flatMap((line) => this.#lineOf(line))
  }

  #lineOf(line: string): unknown[] {
    this.#line++
    if (line.trim() === '') return []
    const value = parsed(line)
    if (value === undefined) this.#refuse(line, `line ${this.#line}`)
    return value === undefined ? [] : [value]
  }

  #values(): unknown[] {
    const text = this.#rest
    const values: unknown[] = []
    let from = 0
    for (let at = 0; at < text.length; ) {
      const mark = text.charCodeAt(at)
      if (space.has(mark) || mark === closeList || mark === openList) {
        // A list's marks are passed over: its values come one by one.
        at++
        from = at
        continue
      }
      const end = endOfValue(text, at)
      if (end === -1) break
      const value = parsed(text.slice(at, end))
      if (value === undefined) this.#refuse(text.slice(at, end), 'a value')
      else values.push(value)
      at = end
      from = end
    }
    this.#rest = text.slice(from)
    if (this.#rest.length > longestValue) {
      this.#refuse(this.#rest, 'a value that is too long')
      this.#rest = ''
    }
    return values
  }

  #refuse(text: string, where: string): void {
    this.#findings.raw++
    this.#findings.add('not-json', where, text.slice(0, 100))
  }
}

const isRecordLine = (line: string): boolean => /^\s*\{/.test(line) && parsed(line) !== undefined

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Just after the value that begins here; -1 where it goes on after the text. A text with a bare line end in it is broken and ends there. */
function endOfValue(text: string, from: number): number {
  let depth = 0
  let isInText = false
  for (let at = from; at < text.length; at++) {
    const mark = text.charCodeAt(at)
    if (isInText) {
      if (mark === backslash) at++
      else if (mark === quote) isInText = false
      else if (mark === lineEnd) return at
      if (!isInText && depth === 0) return at + 1
    } else if (mark === quote) isInText = true
    else if (mark === openList || mark === openRecord) depth++
    else if (mark === closeList || mark === closeRecord) {
      if (--depth === 0) return at + 1
      if (depth < 0) return at
    } else if (depth === 0 && space.has(mark)) return at
  }
  return -1
}
