import type { Revision } from '../../base/ids.ts'
import type { Preview } from '../../evidence/ports.ts'

interface Kept {
  readonly starting: Promise<Preview & { remove(): Promise<void> }>
  lastUsed: number
  users: number
}

/** @param signal ends the start-up: nobody waits for the preview any more */
type Start = (revision: Revision, signal: AbortSignal) => Promise<Preview & { remove(): Promise<void> }>

const keepAtMost = 4
const idleMs = 10 * 60_000

/**
 * Running previews of one product, one for each state of its files. The preview of main stays warm, so that a proposal waits
 * only for its own; and what a merge made of main is mostly running already, as the preview of the change that was merged.
 * Those that nobody has used for ten minutes, and the oldest beyond four, are ended.
 */
export class Previews {
  readonly #kept = new Map<string, Kept>()
  readonly #filesOf: (revision: Revision) => Promise<string>
  readonly #start: Start
  readonly #sweeper: NodeJS.Timeout
  readonly #closing = new AbortController()

  /** @param filesOf a name that revisions share if and only if their files are the same, as git's tree is */
  constructor(filesOf: (revision: Revision) => Promise<string>, start: Start) {
    this.#filesOf = filesOf
    this.#start = start
    this.#sweeper = setInterval(() => this.#sweep(), 60_000)
    this.#sweeper.unref()
  }

  /** Runs `use` against the running preview, which is not ended meanwhile. @throws what starting it throws */
  async use<T>(revision: Revision, use: (url: string) => Promise<T>): Promise<T> {
    const kept = this.#keep(await this.#filesOf(revision), revision)
    kept.users++
    try {
      return await use((await kept.starting).url)
    } finally {
      kept.users--
      kept.lastUsed = Date.now()
      this.#sweep()
    }
  }

  /** Ends all of them, those that are still starting too; none is started any more. */
  async close(): Promise<void> {
    this.#closing.abort()
    clearInterval(this.#sweeper)
    await Promise.all([...this.#kept.keys()].map((files) => this.#end(files)))
  }

  #keep(files: string, revision: Revision): Kept {
    const there = this.#kept.get(files)
    if (there) return there
    this.#closing.signal.throwIfAborted()
    const starting = this.#start(revision, this.#closing.signal)
    const kept: Kept = { starting, lastUsed: Date.now(), users: 0 }
    this.#kept.set(files, kept)
    const forget = () => {
      if (this.#kept.get(files) === kept) void this.#end(files)
    }
    // One that failed to start, or ended by itself, must be started anew the next time.
    starting.then((preview) => preview.exited.then(forget, forget), forget)
    return kept
  }

  #sweep(): void {
    const unused = [...this.#kept]
      .filter(([, kept]) => kept.users === 0)
      .sort(([, a], [, b]) => a.lastUsed - b.lastUsed)
    const tooMany = this.#kept.size - keepAtMost
    for (const [at, [files, kept]] of unused.entries())
      if (at < tooMany || Date.now() - kept.lastUsed > idleMs) void this.#end(files)
  }

  async #end(files: string): Promise<void> {
    const kept = this.#kept.get(files)
    this.#kept.delete(files)
    const preview = await kept?.starting.catch(() => null)
    await preview?.stop()
    await preview?.remove()
  }
}
