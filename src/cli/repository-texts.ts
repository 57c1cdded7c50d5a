import { hashOf } from '../base/hash.ts'
import type { Revision } from '../base/ids.ts'
import type { TreeEntry } from '../change/repository.ts'
import { maySaySentences } from '../executor/moved-keys.ts'
import { isCompanionPath } from '../lane/copy/companion-path.ts'
import { canHoldSlots } from '../lane/index.ts'
import type { ContractName, RepoFacts, Slot, SourceFile } from '../lane/lane.ts'
import { doLaneJob } from './lane-jobs.ts'
import type { LanePool } from './lane-pool.ts'
import type { Repository, World } from './world.ts'

const maxFileBytes = 2 * 1024 * 1024
const keptBytes = 256 * 1024 * 1024
/** Below this much source a thread costs more to start than it saves. */
const worthThreads = 3 * 1024 * 1024

/** The files of one revision whose texts may change, and their tests: read once, then searched. */
export class RepositoryTexts {
  readonly #world: World
  readonly #repo: Repository
  readonly #pool: LanePool
  readonly #entries: readonly TreeEntry[]
  readonly #kept = new Map<string, SourceFile>()
  #keptBytes = 0
  /** Places of files that were parsed before, by rule and path: the lines of a batch ask for the same files again and again. */
  readonly #known = new Map<string, readonly Slot[]>()
  readonly revision: Revision

  private constructor(
    world: World,
    repo: Repository,
    pool: LanePool,
    revision: Revision,
    entries: readonly TreeEntry[],
  ) {
    this.#world = world
    this.#repo = repo
    this.#pool = pool
    this.#entries = entries
    this.revision = revision
  }

  static async open(world: World, repo: Repository, pool: LanePool, revision: Revision): Promise<RepositoryTexts> {
    return new RepositoryTexts(world, repo, pool, revision, await world.git.listTree(repo, revision))
  }

  modeOf(path: string): TreeEntry['mode'] | null {
    return this.#entries.find((entry) => entry.path === path)?.mode ?? null
  }

  /**
   * Every place of the files that `holds` lets through, in the order of the paths.
   *
   * @param holds looks at the raw bytes, as Latin-1 text: most files need not be parsed at all
   */
  async slots(
    contract: ContractName,
    facts: RepoFacts,
    holds: (path: string, raw: string) => boolean,
  ): Promise<readonly Slot[]> {
    const files = (await this.#read((path) => canHoldSlots(path, contract, facts))).filter((file) =>
      holds(file.path, latin1(file)),
    )
    const rule = hashOf([contract, facts])
    const keyOf = (path: string) => `${rule} ${path}`
    const unknown = files.filter((file) => !this.#known.has(keyOf(file.path)))
    const found = await this.#parse(unknown, contract, facts)
    for (const file of unknown) this.#known.set(keyOf(file.path), [])
    for (const [path, slots] of Map.groupBy(found, (slot) => slot.path)) this.#known.set(keyOf(path), slots)
    return files.flatMap((file) => this.#known.get(keyOf(file.path)) ?? [])
  }

  async #parse(files: readonly SourceFile[], contract: ContractName, facts: RepoFacts): Promise<readonly Slot[]> {
    const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
    if (bytes < worthThreads) return answer(doLaneJob({ kind: 'slots', files, contract, facts }))
    const jobs = chunks(files, 512 * 1024).map((part) =>
      this.#pool.run({ kind: 'slots', files: part, contract, facts }),
    )
    return (await Promise.all(jobs)).flatMap(answer)
  }

  /** Tests, stories and snapshots whose raw bytes `holds` lets through. */
  async companions(holds: (raw: string) => boolean): Promise<readonly SourceFile[]> {
    return (await this.#read((path) => source.test(path) && isCompanionPath(path))).filter((file) =>
      holds(latin1(file)),
    )
  }

  /** Code that may say a sentence, and catalogues that may have it for a key, whose raw bytes `holds` lets through. */
  async sayingSentences(holds: (raw: string) => boolean): Promise<readonly SourceFile[]> {
    return (await this.#read(maySaySentences)).filter((file) => holds(latin1(file)))
  }

  async file(path: string): Promise<SourceFile | null> {
    const bytes = await this.#world.git.readFileAt(this.#repo, this.revision, path)
    return bytes ? { path, bytes } : null
  }

  /** Files are read when they are first asked for, and kept while there is room. */
  async #read(isWanted: (path: string) => boolean): Promise<readonly SourceFile[]> {
    const wanted = this.#entries.filter(
      (entry) => entry.mode.startsWith('100') && (entry.sizeBytes ?? 0) <= maxFileBytes && isWanted(entry.path),
    )
    const missing = wanted.filter((entry) => !this.#kept.has(entry.path))
    const read = new Map<string, SourceFile>()
    let at = 0
    for await (const { bytes } of this.#world.git.readBlobs(
      this.#repo,
      missing.map((entry) => entry.blob),
      { ahead: 256 },
    )) {
      const entry = missing[at++]
      if (bytes && entry) read.set(entry.path, { path: entry.path, bytes })
    }
    const files = wanted.flatMap(({ path }) => this.#kept.get(path) ?? read.get(path) ?? [])
    for (const file of read.values()) {
      if (this.#keptBytes + file.bytes.length > keptBytes) break
      this.#kept.set(file.path, file)
      this.#keptBytes += file.bytes.length
    }
    return files
  }
}

/** Companions are code and what tools print of it, never pictures beside tests. */
const source = /\.(?:[cm]?[jt]sx?|jsonc?|snap|mdx?|html?|vue|svelte)$/i

const answer = (given: ReturnType<typeof doLaneJob>): readonly Slot[] => (given.kind === 'slots' ? given.slots : [])

const latin1 = (file: SourceFile): string =>
  Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength).toString('latin1')

function chunks(files: readonly SourceFile[], bytes: number): SourceFile[][] {
  const parts: SourceFile[][] = []
  let room = 0
  for (const file of files) {
    if (room <= 0) {
      parts.push([])
      room = bytes
    }
    parts.at(-1)?.push(file)
    room -= file.bytes.length
  }
  return parts
}
