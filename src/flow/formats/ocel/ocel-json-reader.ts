import { FairwayError } from '../../../base/errors.ts'
import type { LogReader } from '../log-reader.ts'
import type { ReadLog } from '../read-quality.ts'
import type { TimeOptions } from '../time-options.ts'
import { Utf8Bytes } from '../utf8-bytes.ts'
import { OcelAssembly } from './ocel-assembly.ts'
import { assembleOcel1, assembleOcel2 } from './ocel-json.ts'

const mostBytes = 256 * 1024 * 1024

/**
 * Reads OCEL 2.0 in JSON, and OCEL 1.0 with its keys in `ocel:`. JSON is read whole, since its parts may come in any order; a log of more
 * than 256 MB belongs into SQLite.
 */
export class OcelJsonReader implements LogReader {
  readonly #options: TimeOptions
  readonly #bytes = new Utf8Bytes()
  readonly #decoder = new TextDecoder()
  readonly #parts: string[] = []
  #size = 0

  constructor(options: TimeOptions = {}) {
    this.#options = options
  }

  push(bytes: Uint8Array): void {
    this.#size += bytes.length
    if (this.#size > mostBytes)
      throw new FairwayError('bad-input', 'A log in JSON may have 256 MB at most: it is read whole.', {
        next: 'Export the log as OCEL 2.0 in SQLite or XML.',
      })
    this.#parts.push(this.#decoder.decode(this.#bytes.push(bytes), { stream: true }))
  }

  /** @throws FairwayError `bad-input` also where the file ends early: half of JSON is nothing */
  finish(cut?: string): ReadLog {
    this.#parts.push(this.#decoder.decode(this.#bytes.finish()))
    const root = parsed(this.#parts.splice(0).join(''), cut)
    const assembly = new OcelAssembly(this.#options)
    const isFirst = Object.keys(root).some((key) => key.startsWith('ocel:'))
    if (isFirst) assembleOcel1(root, assembly)
    else assembleOcel2(root, assembly)
    return assembly.finish(isFirst ? 'OCEL 1.0 in JSON' : 'OCEL 2.0 in JSON')
  }
}

function parsed(text: string, cut: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const root: unknown = JSON.parse(text)
    if (typeof root === 'object' && root !== null && !Array.isArray(root)) return root as Record<string, unknown>
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new FairwayError('bad-input', `The JSON is broken: ${cut ?? why}.`, {
      next: 'Fetch or export the file again, and compare its size with the original.',
      cause,
    })
  }
  throw new FairwayError('bad-input', 'The JSON holds no event log: it is no object.', {
    next: 'Choose a file in OCEL 2.0 or 1.0.',
  })
}
