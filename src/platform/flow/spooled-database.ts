import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FairwayError } from '../../base/errors.ts'
import type { LogReader } from '../../flow/formats/log-reader.ts'
import type { ReadLog } from '../../flow/formats/read-quality.ts'
import type { TimeOptions } from '../../flow/formats/time-options.ts'
import { readOcelSqlite } from './read-ocel-sqlite.ts'

/** A database that comes gzipped: SQLite jumps about in its file, so it is unpacked to a temporary one first. */
export class SpooledDatabase implements LogReader {
  readonly #options: TimeOptions
  readonly #folder = mkdtempSync(join(tmpdir(), 'fairway-log-'))
  readonly #path = join(this.#folder, 'log.sqlite')
  readonly #file = openSync(this.#path, 'wx', 0o600)
  #isOpen = true

  constructor(options: TimeOptions) {
    this.#options = options
  }

  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at)
  }

  /** @throws FairwayError `bad-input` also where the file ends early: half of a database is nothing */
  finish(cut?: string): ReadLog {
    this.#close()
    if (cut !== undefined)
      throw new FairwayError('bad-input', `The database is not whole: ${cut}.`, {
        next: 'Fetch the file again, and compare its size with the original.',
      })
    return readOcelSqlite(this.#path, this.#options)
  }

  /** Takes the temporary file away, whatever became of it. */
  dispose(): void {
    this.#close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #close(): void {
    if (this.#isOpen) closeSync(this.#file)
    this.#isOpen = false
  }
}
