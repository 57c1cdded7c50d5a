import { ByteNames } from './byte-names.ts'
import type { Decoder } from './utf8-bytes.ts'
import { fitText, unescapeXml } from './xml-text.ts'

const ampersand = 0x26

/** Names of one kind as they stand in a file: each distinct one is turned into text once, and numbered by the log when it is first used. */
export class NameColumn {
  readonly #names = new ByteNames()
  readonly #texts: string[] = []
  readonly #numbers: number[] = []
  readonly #numberOf: (text: string) => number
  readonly #textOf: (bytes: Uint8Array) => string

  /** @param numberOf asked once for each name that is used @param textOf asked once for each name, blank or not */
  constructor(numberOf: (text: string) => number, textOf: (bytes: Uint8Array) => string) {
    this.#numberOf = numberOf
    this.#textOf = textOf
  }

  /** @returns the name's number in this column; -1 for a blank */
  see(bytes: Uint8Array, from: number, to: number): number {
    const number = this.#names.number(bytes, from, to)
    if (number === this.#texts.length) this.#texts.push(this.#textOf(bytes.subarray(from, to)))
    return this.#texts[number]?.trim() === '' ? -1 : number
  }

  /** @returns the name's number in the log */
  numberInLog(number: number): number {
    const known = this.#numbers[number]
    if (known !== undefined) return known
    const numberInLog = this.#numberOf(this.text(number))
    this.#numbers[number] = numberInLog
    return numberInLog
  }

  text(number: number): string {
    return this.#texts[number] ?? ''
  }
}

/** What stands between quotes in XML, fit for every place a text goes to. */
export function textOfXml(bytes: Uint8Array, decoder: Decoder): { readonly text: string; readonly isBad: boolean } {
  const decoded = decoder.decode(bytes)
  const text = fitText(bytes.includes(ampersand) ? unescapeXml(decoded) : decoded)
  return { text, isBad: text.includes('\ufffd') }
}
