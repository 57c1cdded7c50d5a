import { FairwayError } from '../../base/errors.ts'

/** The platform's `TextDecoder`, whose name is a value but no type to the compiler. */
export type Decoder = InstanceType<typeof TextDecoder>

const enoughBytes = 512
const empty = new Uint8Array(0)

/**
 * Bytes of a text file, of whatever encoding, as bytes of UTF-8 without a byte order mark. The encoding is told by the mark, by where the
 * first zero stands, or by an XML declaration; else the file is taken as UTF-8.
 */
export class Utf8Bytes {
  #held = empty
  #isDecided = false
  #decoder: Decoder | null = null
  readonly #encoder = new TextEncoder()
  readonly #told: string | undefined

  /** @param told label of the encoding of a file that does not tell it */
  constructor(told?: string) {
    this.#told = told
  }

  /** @returns what of it can be told by now */
  push(chunk: Uint8Array): Uint8Array {
    if (this.#isDecided) return this.#passed(chunk)
    this.#held = this.#held.length === 0 ? chunk.slice() : joined(this.#held, chunk)
    return this.#held.length < enoughBytes ? empty : this.#decided()
  }

  finish(): Uint8Array {
    const rest = this.#isDecided ? empty : this.#decided()
    return this.#decoder === null ? rest : joined(rest, this.#encoder.encode(this.#decoder.decode()))
  }

  #decided(): Uint8Array {
    const held = this.#held
    this.#held = empty
    this.#isDecided = true
    const { label, markBytes } = encodingOf(held, this.#told)
    if (label !== 'utf-8') this.#decoder = decoderOf(label)
    return this.#passed(held.subarray(markBytes))
  }

  #passed(chunk: Uint8Array): Uint8Array {
    return this.#decoder === null ? chunk : this.#encoder.encode(this.#decoder.decode(chunk, { stream: true }))
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

function encodingOf(
  start: Uint8Array,
  told: string | undefined,
): { readonly label: string; readonly markBytes: number } {
  const [first, second, third, fourth] = start
  if (first === 0xef && second === 0xbb && third === 0xbf) return { label: 'utf-8', markBytes: 3 }
  if (first === 0xff && second === 0xfe && third === 0 && fourth === 0) return { label: 'utf-32', markBytes: 4 }
  if (first === 0xff && second === 0xfe) return { label: 'utf-16le', markBytes: 2 }
  if (first === 0xfe && second === 0xff) return { label: 'utf-16be', markBytes: 2 }
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return { label: 'utf-16le', markBytes: 0 }
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return { label: 'utf-16be', markBytes: 0 }
  const declaration = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(
    String.fromCharCode(...start.subarray(0, enoughBytes)),
  )
  const label = (declaration?.[1] ?? told ?? 'utf-8').toLowerCase()
  // ASCII is part of UTF-8; and who can read this declaration byte by byte does not read UTF-16.
  return { label: /^(?:utf-?8|us-ascii|ascii|utf-16)$/.test(label) ? 'utf-8' : label, markBytes: 0 }
}

function decoderOf(label: string): Decoder {
  try {
    return new TextDecoder(label, { ignoreBOM: false })
  } catch (cause) {
    throw new FairwayError('bad-input', `The file is written in ${label}, which cannot be read here.`, {
      next: 'Save it as UTF-8.',
      cause,
    })
  }
}
