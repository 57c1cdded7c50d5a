import type { Instant, Revision } from '../base/ids.ts'
import type { FileChange, Patch } from '../change/patch.ts'
import type { BlobContent, ChangedFile, HistoryCommit } from '../change/repository.ts'
import type { RepoFacts } from '../lane/lane.ts'
import { filesBeside } from '../lane/repo-facts.ts'
import { type GroupFile, isBotAuthor } from '../scan/author-groups.ts'
import { type Judged, notJudged, type ScannedCommit } from '../scan/commit.ts'
import { LandingWalk } from '../scan/landing-walk.ts'
import { filesToRead, type ShapePlan, shapePlan } from '../scan/shape-plan.ts'
import type { CommitToJudge } from './lane-jobs.ts'
import { LaneJobFailed, type LanePool } from './lane-pool.ts'
import type { Repository, World } from './world.ts'

export interface ScanRange {
  readonly head: Revision
  /** Leave out what is reachable from here. */
  readonly after: Revision | null
  readonly since: Instant | null
  readonly until: Instant | null
  /** Look at no more commits than this. */
  readonly max: number | null
}

/** Larger files are not read: no judge takes them. */
const maxFileBytes = 2 * 1024 * 1024
const maxCommitBytes = 24 * 1024 * 1024
/** A job is as many commits as make this many bytes: one message for many small commits, none that fills the memory. */
const jobBytes = 512 * 1024
const jobCommits = 24
/** Commits whose files are read at the same time. */
const readsAhead = 8
/** Commits whose place in the order is kept while others are judged. */
const commitsAhead = 400
/** Jobs under way for each thread: enough that none waits for git, few enough that memory stays bounded. */
const jobsAhead = 3

/** Jobs after which a history is long: then every core gets a thread. */
const jobsOfShort = 200

/** Threads that start with the walk. More come as jobs find these busy; a short history needs no more, however many cores there are. */
const threadsAtOnce = 4

/**
 * Documents have threads of their own: what reads them is slow, and is needed for nothing else, so no other thread has to load and compile
 * it.
 */
export interface ScanThreads {
  readonly documents: LanePool
  readonly rest: LanePool
}

/** A commit on its way: its place in the history is kept while others are judged. */
type UnderWay = Omit<ScannedCommit, 'judged'> & { readonly judged: Promise<Judged | null> }

/**
 * Walks a history and judges each commit on all threads. Commits come back in the order of the walk; a bounded number is under way.
 *
 * @returns at the end, the landings whose branch began before the window
 */
export async function* scanHistory(
  world: World,
  threads: ScanThreads,
  repo: Repository,
  range: ScanRange,
  facts: RepoFacts,
  groups: GroupFile,
): AsyncGenerator<ScannedCommit, ReadonlySet<string>> {
  threads.rest.warm(threadsAtOnce)
  const landings = new LandingWalk(range.head)
  const jobs = { rest: new Jobs(threads.rest, facts, world.cores), documents: new Jobs(threads.documents, facts, 1) }
  const blobs = new RecentBlobs()
  const underWay: UnderWay[] = []
  const reading = new Set<Promise<unknown>>()
  const sendAll = async () => {
    await Promise.all(reading)
    jobs.rest.send()
    jobs.documents.send()
  }
  let seen = 0
  const walk = world.git.history(repo, range.head, {
    ...(range.after === null ? {} : { after: range.after }),
    ...(range.since === null ? {} : { since: range.since }),
  })
  for await (const commit of walk) {
    const landing = landings.visit(commit.commit, commit.parents)
    if (range.until !== null && commit.committer.at >= range.until) continue
    const form = notJudged(commit)
    const leftOut = form ?? (isBotAuthor(commit.author, groups) ? 'bot' : null)
    const judged = Promise.withResolvers<Judged | null>()
    // Taken up below; without this a failure while nobody waits would end the program.
    judged.promise.catch(() => {})
    underWay.push({ commit, leftOut, landing, judged: judged.promise })
    if (form !== null) judged.resolve(null)
    else {
      const task = readAndQueue(world, repo, blobs, jobs, commit, facts, judged).finally(() => reading.delete(task))
      reading.add(task)
      while (reading.size >= readsAhead) await Promise.race(reading)
      await Promise.all([jobs.rest.ready(), jobs.documents.ready()])
    }
    if (underWay.length > commitsAhead) {
      // The oldest may wait in a job that is not full yet.
      await sendAll()
      while (underWay.length > commitsAhead / 2) yield await arrived(underWay)
    }
    if (++seen === range.max) break
  }
  await sendAll()
  while (underWay.length > 0) yield await arrived(underWay)
  return landings.unfinished()
}

async function arrived(underWay: UnderWay[]): Promise<ScannedCommit> {
  const first = underWay.shift() as UnderWay
  return { ...first, judged: await first.judged }
}

/** Never fails: what goes wrong goes into the answer. */
async function readAndQueue(
  world: World,
  repo: Repository,
  blobs: RecentBlobs,
  jobs: Readonly<Record<keyof ScanThreads, Jobs>>,
  commit: HistoryCommit,
  facts: RepoFacts,
  answer: Answer,
): Promise<void> {
  try {
    const plan = shapePlan(commit.files, facts)
    if (plan.whole.length === 0 && plan.parts.length === 0) {
      const reason = plan.reason ?? { rule: 'scan/no-contract', path: '', says: 'No contract was asked.' }
      answer.resolve(plan.isTooLarge ? { kind: 'too-large', reason } : { kind: 'outside', reason, near: null })
      return
    }
    const read = await patchOf(world, repo, blobs, commit.files, plan)
    if ('kind' in read) return answer.resolve(read)
    const beside = await originalsBeside(world, repo, commit, read.patch)
    const bytes = Object.values(beside).reduce((sum, text) => sum + text.length, read.bytes)
    const own = asksForContent(plan) ? jobs.documents : jobs.rest
    own.add({ patch: read.patch, plan, asOf: commit.committer.at, beside }, bytes, answer)
  } catch (error) {
    answer.reject(error)
  }
}

const asksForContent = ({ whole, parts }: ShapePlan): boolean =>
  whole.includes('content') || parts.some(({ contract }) => contract === 'content')

/** The originals of the catalogues in a commit as its parent has them: a translation that was missing is held against them. */
async function originalsBeside(
  world: World,
  repo: Repository,
  { parents: [parent] }: HistoryCommit,
  patch: Patch,
): Promise<Readonly<Record<string, string>>> {
  const changed = new Set(patch.map(({ path }) => path))
  const found: Record<string, string> = {}
  if (parent === undefined) return found
  for (const path of filesBeside([...changed])) {
    const bytes = changed.has(path) ? null : await world.git.readFileAt(repo, parent, path)
    if (bytes !== null && bytes.length <= maxFileBytes) found[path] = Buffer.from(bytes).toString('utf8')
  }
  return found
}

async function patchOf(
  world: World,
  repo: Repository,
  blobs: RecentBlobs,
  files: readonly ChangedFile[],
  plan: ShapePlan,
): Promise<Judged | { readonly patch: Patch; readonly bytes: number }> {
  const wanted = filesToRead(
    plan,
    files.map((file) => file.path),
  )
  const chosen = files.filter((file) => wanted.has(file.path))
  const names = chosen.flatMap(({ blobBefore, blobAfter, modeBefore, modeAfter }) => [
    modeBefore === '160000' ? null : blobBefore,
    modeAfter === '160000' ? null : blobAfter,
  ])
  const contents: (BlobContent | null)[] = []
  // Looked up at once: while this commit is read, others put in and out what is kept.
  const held = names.map((name) => (name === null ? null : blobs.get(name)))
  const missing = names.filter((name, index) => name !== null && held[index] === undefined) as string[]
  const reading = world.git.readBlobs(repo, missing, { maxBytes: maxFileBytes })
  let bytes = 0
  for (const [index, known] of held.entries()) {
    const content = known === undefined ? ((await reading.next()).value as BlobContent) : known
    if (known === undefined && content !== null) blobs.keep(content)
    const path = chosen[index >> 1]?.path ?? ''
    if (content !== null && content.bytes === null) {
      return content.sizeBytes === 0
        ? unread('unjudged', 'scan/object-missing', path, 'a file of this commit is not in the repository')
        : unread('too-large', 'scan/too-large', path, `a file has ${content.sizeBytes} bytes`)
    }
    bytes += content?.sizeBytes ?? 0
    if (bytes > maxCommitBytes) {
      return unread('too-large', 'scan/too-large', '', `its files have more than ${maxCommitBytes} bytes together`)
    }
    contents.push(content)
  }
  const patch = chosen.map(
    (file, index): FileChange => ({
      path: file.path,
      before: contents[2 * index]?.bytes ?? null,
      after: contents[2 * index + 1]?.bytes ?? null,
      modeBefore: file.modeBefore,
      modeAfter: file.modeAfter,
    }),
  )
  return { patch, bytes }
}

const unread = (kind: 'too-large' | 'unjudged', rule: string, path: string, says: string): Judged => ({
  kind,
  reason: { rule, path, says: `${path === '' ? 'The commit' : path}: ${says}.` },
})

const keptBytes = 48 * 1024 * 1024

/** What was read last: the file after an older commit is the file before the next one that touches it. */
class RecentBlobs {
  readonly #blobs = new Map<string, BlobContent>()
  #bytes = 0

  get(name: string): BlobContent | undefined {
    const found = this.#blobs.get(name)
    if (found === undefined) return undefined
    // Goes to the end of the row, the last to be dropped.
    this.#blobs.delete(name)
    this.#blobs.set(name, found)
    return found
  }

  keep(content: BlobContent): void {
    if (content.bytes === null || this.#blobs.has(content.blob)) return
    this.#blobs.set(content.blob, content)
    this.#bytes += content.sizeBytes
    for (const [name, oldest] of this.#blobs) {
      if (this.#bytes <= keptBytes) break
      this.#blobs.delete(name)
      this.#bytes -= oldest.sizeBytes
    }
  }
}

type Answer = PromiseWithResolvers<Judged | null>
interface Waiting {
  readonly commit: CommitToJudge
  readonly answer: Answer
}

/** Gathers commits into jobs. */
class Jobs {
  readonly #pool: LanePool
  readonly #facts: RepoFacts
  readonly #cores: number
  #sent = 0
  #gathered: Waiting[] = []
  #bytes = 0
  readonly #underWay = new Set<Promise<void>>()

  constructor(pool: LanePool, facts: RepoFacts, cores: number) {
    this.#pool = pool
    this.#facts = facts
    this.#cores = cores
  }

  /** Resolves when no more jobs are under way than the threads need. */
  async ready(): Promise<void> {
    while (this.#underWay.size >= jobsAhead * this.#cores) await Promise.race(this.#underWay)
  }

  add(commit: CommitToJudge, bytes: number, answer: Answer): void {
    this.#gathered.push({ commit, answer })
    this.#bytes += bytes
    if (this.#gathered.length >= jobCommits || this.#bytes >= jobBytes) this.send()
  }

  send(): void {
    const job = this.#gathered
    this.#gathered = []
    this.#bytes = 0
    if (job.length === 0) return
    if (++this.#sent === jobsOfShort) this.#pool.widen(this.#cores)
    const running = this.#run(job).finally(() => this.#underWay.delete(running))
    this.#underWay.add(running)
  }

  /** Never fails. A job that breaks its thread is done again commit by commit, so that only the one at fault is lost. */
  async #run(job: readonly Waiting[]): Promise<void> {
    try {
      const answer = await this.#pool.run({
        kind: 'scan',
        commits: job.map((each) => each.commit),
        facts: this.#facts,
      })
      if (answer.kind !== 'scan') throw new Error(`a scan was answered with ${answer.kind}`)
      for (const [index, each] of job.entries()) each.answer.resolve(answer.judged[index] ?? null)
    } catch (error) {
      if (!(error instanceof LaneJobFailed)) for (const each of job) each.answer.reject(error)
      else if (job.length > 1) for (const each of job) await this.#run([each])
      else {
        const says = `It could not be judged: ${error.message}.`
        job[0]?.answer.resolve({ kind: 'unjudged', reason: { rule: 'patch/not-judged', path: '', says } })
      }
    }
  }
}
