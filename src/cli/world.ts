import type { Instant, Revision } from '../base/ids.ts'
import type { FileMode } from '../change/patch.ts'
import type {
  BlobContent,
  CommitInfo,
  HistoryCommit,
  PatchBetween,
  Signature,
  Tag,
  TreeEntry,
} from '../change/repository.ts'
import type { ReadLog } from '../flow/formats/read-quality.ts'
import type { EventLog } from '../flow/log/event-log.ts'
import type { ChangeSample } from '../flow/rework/code-rework.ts'
import type { SourceFinding } from '../flow/sources/source-quality.ts'
import type { RecordCounts } from '../ledger/source-events.ts'
import type { ReadLogOptions } from '../platform/flow/read-log-file.ts'

/** A repository that was opened. What is inside is the git layer's business. */
export interface Repository {
  readonly gitDir: string
  readonly name: string
}

/** What the commands ask of git. Errors are those of the git layer: `repository-missing`, `revision-missing`, … */
export interface Git {
  openRepository(dir: string): Promise<Repository>
  closeRepository(repo: Repository): void
  /** `null` where the text names no commit. */
  resolveRevision(repo: Repository, text: string): Promise<Revision | null>
  requireRevision(repo: Repository, text: string): Promise<Revision>
  listTree(repo: Repository, revision: string): Promise<readonly TreeEntry[]>
  readBlobs(
    repo: Repository,
    blobs: Iterable<string>,
    options?: { readonly maxBytes?: number; readonly ahead?: number },
  ): AsyncGenerator<BlobContent>
  /** Children before parents, newest first; leaving the loop ends it. */
  history(
    repo: Repository,
    revision: string,
    range?: { readonly after?: Revision; readonly since?: Instant },
  ): AsyncGenerator<HistoryCommit>
  committedAt(repo: Repository, revision: Revision): Promise<Instant>
  readFileAt(repo: Repository, revision: string, path: string): Promise<Uint8Array | null>
  /** Commits that the revision has and `since` has not, newest first. */
  log(
    repo: Repository,
    revision: string,
    options?: { readonly since?: string; readonly max?: number; readonly firstParent?: boolean },
  ): Promise<readonly CommitInfo[]>
  tags(repo: Repository): Promise<readonly Tag[]>
  /** The latest changes that landed, with the age of every line they took out. @param now milliseconds, to end in time */
  sampleChanges(
    repo: Repository,
    revision: string,
    bounds: { readonly changes: number },
    now: () => number,
  ): Promise<ChangeSample>
  mergeBase(repo: Repository, one: string, other: string): Promise<Revision | null>
  patchBetween(repo: Repository, base: string, head: string): Promise<PatchBetween>
  writeBlob(repo: Repository, bytes: Uint8Array): Promise<string>
  writeTree(
    repo: Repository,
    base: string,
    edits: readonly { readonly path: string; readonly blob: string | null; readonly mode?: FileMode }[],
  ): Promise<string>
  commitTree(
    repo: Repository,
    request: {
      readonly tree: string
      readonly parents: readonly Revision[]
      readonly author: Signature
      readonly committer: Signature
      readonly at: Instant
      readonly message: string
    },
  ): Promise<Revision>
  updateRef(repo: Repository, ref: string, to: Revision | null, from: Revision | null): Promise<'updated' | 'moved'>
  branchRef(name: string): string
  ownIdentity(repo: Repository): Promise<Signature>
}

export interface ServeSettings {
  readonly home: string
  readonly port: number
  readonly databaseUrl: string | undefined
  readonly requireSandbox: boolean
}

export interface Serving {
  readonly url: string
  readonly mode: 'demo' | 'team'
  /** Address of the sample's production; `null` elsewhere. */
  readonly production: string | null
  /** How well commands of repositories are shut in, in words. */
  readonly isolation: string
  stop(): Promise<void>
}

/** Where a command that works on a home finds it. */
export interface HomeChoice {
  readonly home: string
  readonly databaseUrl: string | undefined
}

/** What is imported: files that belong together, a git repository, or what a forge or tracker has. */
export type ImportInput =
  | { readonly kind: 'files'; readonly paths: readonly string[]; readonly sourceKind: string | undefined }
  /** `blame`: of how many changes git is asked how old the lines were that they took out; `null` for none. */
  | { readonly kind: 'git'; readonly dir: string; readonly blame: number | null }
  | {
      readonly kind: 'fetched'
      readonly connection: {
        readonly kind: string
        readonly address: string
        readonly project: string
        readonly account?: string | undefined
        readonly privateHosts: readonly string[]
      }
      readonly token: string | undefined
    }

export interface ImportRequest extends HomeChoice {
  readonly input: ImportInput
  readonly options: Readonly<Record<string, string>>
  readonly why: string | null
}

/** A kept source, for a list. */
export interface SourceLine {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly bytes: number
  readonly records: RecordCounts | null
  readonly isWhole: boolean
  readonly importedAt: string | null
  readonly isConnected: boolean
}

export interface ImportAnswer extends SourceLine {
  /** `false`: it was known already, and nothing was recorded. */
  readonly isNew: boolean
  /** Bytes that an import that was broken off had kept. */
  readonly resumedAt: number
  readonly events: number
  readonly findings: readonly SourceFinding[]
}

/** What a home's figures are computed from, to be written to a file that does not exist yet. */
export interface ExportRequest extends HomeChoice {
  readonly file: string
  readonly what: 'log' | 'items' | 'stages' | 'dates' | 'metrics'
  /** Of a log that is flattened, as XES and tables are: whose paths; items where nobody says. */
  readonly objectType: string | undefined
}

export interface ExportAnswer {
  readonly file: string
  readonly asOf: string
  readonly events: number
  readonly objects: number
  readonly items: number
}

/** What whoever runs Fairway does with a home. Errors are FairwayErrors with what to do next. */
export interface Operations {
  serve(settings: ServeSettings, log: (line: string) => void): Promise<Serving>
  connectProduct(
    connection: HomeChoice & {
      readonly repository: string
      readonly name: string | undefined
      readonly branch: string | undefined
      readonly credential: string | undefined
      readonly privateHosts: readonly string[]
      readonly deployEnv: Readonly<Record<string, string>>
      readonly deployWritable: Readonly<Record<string, string>>
    },
  ): Promise<{ readonly id: string; readonly branch: string }>
  addPerson(
    person: HomeChoice & {
      readonly name: string
      readonly email: string
      readonly handle: string
      readonly roles: readonly string[]
    },
  ): Promise<string>
  removePerson(where: HomeChoice, handle: string): Promise<string>
  signInLink(where: HomeChoice, handle: string, port: number): Promise<string>
  importInput(request: ImportRequest, report: (line: string) => void): Promise<ImportAnswer>
  listSources(where: HomeChoice): Promise<readonly SourceLine[]>
  removeSource(where: HomeChoice, name: string, why: string | null): Promise<SourceLine>
  exportStudy(request: ExportRequest, report: (line: string) => void): Promise<ExportAnswer>
  /** Resolves when the process is asked to stop: Ctrl-C or a signal. */
  askedToStop(): Promise<void>
}

/** Everything a command touches outside itself. Real in `main/`. */
export interface World {
  readonly git: Git
  readonly env: Readonly<Record<string, string | undefined>>
  readonly operations: Operations
  /** The folder relative paths start from. */
  readonly cwd: string
  readonly cores: number
  now(): Instant
  /** Results. Resolves when the reader has taken them, so that a slow reader slows the writer instead of filling the memory. */
  writeResult(text: string): Promise<void>
  /** Progress, warnings, errors. */
  writeProgress(text: string): void
  /** @throws FairwayError `not-found` */
  readLines(file: string): AsyncIterable<string>
  readInput(): AsyncIterable<string>
  /** An event log of any format that is known, also gzipped. @throws FairwayError `not-found`, `bad-input` */
  readEventLog(path: string, options: ReadLogOptions): Promise<ReadLog>
  /** In the format that the name asks for. @throws FairwayError `bad-input`, `conflict`, `disk-full` */
  writeEventLog(log: EventLog, objectType: string, path: string): Promise<void>
  writeFile(path: string, text: string): Promise<void>
  appendFile(path: string, text: string): Promise<void>
}
