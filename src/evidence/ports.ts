import type { ArtefactHash, Instant, Milliseconds } from '../base/ids.ts'
import type { Box, IsolationGrade } from './evidence.ts'

/**
 * How well a command is kept from the machine it runs on. `strong`: every attempt of the start-up probe to get out failed.
 * `none`: it runs with the rights of the server itself. There is no grade between, because half a wall is no wall.
 */
export interface Isolation {
  readonly grade: IsolationGrade
  /** What was found, one plain sentence each: what is kept apart when strong, what is missing when none. */
  readonly reasons: readonly string[]
}

/** One command of the customer's repository, run away from everything it has no business with. */
export interface SandboxJob {
  /** Run by `sh -c`, in the tree. */
  readonly command: string
  /** Absolute path of the work tree on this machine. The command may write in it. */
  readonly tree: string
  /** `dir` of what {@link Workplace.ensureDependencies} gave; Node and npm find it in the folder above the tree. Read-only. */
  readonly dependencies?: string | null
  /** The whole environment besides PATH, HOME and the like: nothing of the server's own is passed on. */
  readonly env?: Readonly<Record<string, string>>
  readonly timeoutMs: number
  /** `none`: no network but the command's own loopback. `host`: the machine's network, for installing and deploying. */
  readonly network: 'none' | 'host'
  /**
   * Further folders the command may write, by the name of the variable that tells it where: `{ SITE: '/srv/site' }` sets
   * `$SITE` to the place at which that folder is seen from inside, which is never the name it has outside.
   */
  readonly writable?: Readonly<Record<string, string>>
  /** Both output streams in order of arrival, known secrets replaced, until {@link SandboxOutcome.outputTruncated}. */
  readonly onOutput?: (text: string) => void
  /** Ends the command and everything it started. */
  readonly signal?: AbortSignal
}

export interface SandboxOutcome {
  /** `null` when a signal ended it. */
  readonly exitCode: number | null
  readonly signal: string | null
  readonly timedOut: boolean
  readonly aborted: boolean
  readonly durationMs: Milliseconds
  readonly isolation: IsolationGrade
  /** SHA-256 of the exact profile and command, job accounts and host paths left out: equal for equal confinement. */
  readonly argvHash: string
  /** More came than is kept (10 MB); the rest was thrown away while the command went on. */
  readonly outputTruncated: boolean
}

export interface Sandbox {
  readonly isolation: Isolation
  /**
   * @returns how it ended, whatever that was: a failing command is an outcome
   * @throws FairwayError `no-sandbox` when isolation is weak and the policy is to refuse
   */
  run(job: SandboxJob): Promise<SandboxOutcome>
}

/** A folder on this machine with the files of one revision, and nothing of git. */
export interface PreparedTree {
  readonly tree: string
  /** Removes the tree and all that was written in it. */
  remove(): Promise<void>
}

export interface Dependencies {
  /** For {@link SandboxJob.dependencies}. Shared by every tree with the same lockfile, never written after it was made. */
  readonly dir: string
  /** What they were made from, as a hash: lockfile, dependency sections, Node version, install command. */
  readonly key: string
  /** They were there already. */
  readonly warm: boolean
  readonly durationMs: Milliseconds
}

export interface Preview {
  /** `http://127.0.0.1:NNNNN`, reachable from this machine only. */
  readonly url: string
  readonly isolation: IsolationGrade
  readonly argvHash: string
  /** Settles when the preview has ended, for whatever reason. */
  readonly exited: Promise<SandboxOutcome>
  stop(): Promise<void>
}

export interface PreviewRequest {
  readonly tree: string
  readonly dependencies: string | null
  /** Gets `$PORT`. */
  readonly command: string
  /** Asked until it answers below 500. */
  readonly readyPath: string
  readonly timeoutMs: number
  readonly env?: Readonly<Record<string, string>>
  readonly onOutput?: (text: string) => void
  readonly signal?: AbortSignal
}

export interface Workplace {
  /**
   * @param materialize writes the files of a revision into an empty folder
   * @throws FairwayError `disk-full`
   */
  prepareTree(request: { id: string; materialize: (dir: string) => Promise<void> }): Promise<PreparedTree>
  /**
   * Installs what the tree's lockfile names, once per lockfile.
   *
   * @param install the repository's own install command; needed for lockfiles other than npm's
   * @returns `null` when the tree has no package.json or no lockfile, so nothing to install
   * @throws FairwayError `command-failed` with the last lines of the installer, `timed-out`, `disk-full`,
   *   `bad-input` for a lockfile of another package manager without `install`
   */
  ensureDependencies(request: {
    tree: string
    install?: string
    onOutput?: (text: string) => void
    signal?: AbortSignal
  }): Promise<Dependencies | null>
  /** @throws FairwayError `command-failed` when it ends before it answers, `timed-out`; both with its last lines */
  startPreview(request: PreviewRequest): Promise<Preview>
}

/** There is no browser to look with. What needs one says so and goes on without. */
export interface NoBrowser {
  readonly kind: 'no-browser'
  readonly says: string
  readonly fix: string
}

/** `desktop` is 1280 CSS pixels wide, `phone` 390. */
export type ViewportName = 'desktop' | 'phone'

export interface CrawledPage {
  /** Path and query on the site, `/pricing?plan=2`. */
  readonly path: string
  readonly title: string
  /** The page's `<html lang>`; `null` when it has none. */
  readonly language: string | null
  /** Each piece of visible text as people read it (a paragraph is one piece), then alt, title, label and placeholder texts. */
  readonly texts: readonly string[]
  /** Same-site paths this page links to. */
  readonly links: readonly string[]
  /** PNG of the whole page, at most 4000 CSS pixels high. */
  readonly screenshot: Uint8Array
}

export interface Photograph {
  readonly path: string
  readonly title: string
  /** The page's `<html lang>`; `null` when it has none. */
  readonly language: string | null
  readonly viewport: ViewportName
  /** CSS pixels; the picture has one pixel for each. */
  readonly width: number
  readonly height: number
  readonly png: Uint8Array
  /** Where the texts looked for are visible. */
  readonly boxes: readonly Box[]
}

export interface PictureDifference {
  /** The later picture faded, with what differs in colour. */
  readonly png: Uint8Array
  /** 0 to 1, of the larger picture's area. */
  readonly changedShare: number
  /** Areas that differ, largest first. */
  readonly boxes: readonly Omit<Box, 'text'>[]
}

export type Sighting =
  | {
      readonly kind: 'seen'
      readonly path: string
      readonly url: string
      readonly at: Instant
      readonly png: Uint8Array
      readonly box: Box
      /** Every text looked for, with the page it was found on. */
      readonly found: readonly { readonly text: string; readonly path: string }[]
    }
  | {
      readonly kind: 'not-seen'
      readonly says: string
      readonly visited: readonly string[]
      /** The last page looked at; `null` when none answered. */
      readonly png: Uint8Array | null
    }

/** Awaited before a page is opened, with nothing held that others need: what is not urgent gives way here. Never rejects. */
export type BeforeEachPage = () => Promise<void>

export interface Browser {
  /** Follows same-site links from the start paths. Pages that fail to load are left out. */
  crawl(request: {
    url: string
    startPaths: readonly string[]
    maxPages: number
    viewport?: ViewportName
    /** Waiting in `beforeEachPage` does not count. */
    timeoutMs?: number
    beforeEachPage?: BeforeEachPage
    signal?: AbortSignal
  }): Promise<{ readonly kind: 'pages'; readonly pages: readonly CrawledPage[] } | NoBrowser>
  /** One picture for each path and viewport, in that order. A page that cannot be shown is left out and named in `missed`. */
  photograph(request: {
    url: string
    paths: readonly string[]
    find: readonly string[]
    viewports?: readonly ViewportName[]
    beforeEachPage?: BeforeEachPage
    signal?: AbortSignal
  }): Promise<
    | {
        readonly kind: 'photographs'
        readonly photographs: readonly Photograph[]
        readonly missed: readonly { readonly path: string; readonly says: string }[]
      }
    | NoBrowser
  >
  /** Looks at real pages, as a new visitor each time, until every text is visible on one of them or the time is over. */
  seeText(request: {
    url: string
    paths: readonly string[]
    texts: readonly string[]
    /** Texts that must not be visible on a page for it to count. */
    absent?: readonly string[]
    timeoutMs: number
    signal?: AbortSignal
  }): Promise<Sighting | NoBrowser>
}

export interface Artefacts {
  /** Keeps the bytes under their own hash; the same bytes twice are one artefact. @throws FairwayError `disk-full` */
  put(bytes: Uint8Array, mediaType: string): Promise<ArtefactHash>
  /** @returns `null` when there is none of that name @throws FairwayError `not-found` when its bytes no longer match its name */
  get(hash: ArtefactHash): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string } | null>
  has(hash: ArtefactHash): Promise<boolean>
}

/** The output of a run while it runs. */
export interface RunLogs {
  append(run: string, text: string): void
  /** What is there from a byte on, and the byte to ask from next. `ended` once nothing more will come. */
  read(
    run: string,
    fromByte: number,
  ): Promise<{ readonly text: string; readonly nextByte: number; readonly ended: boolean }>
  /** Calls back after each addition and once at the end. @returns what ends the subscription */
  follow(run: string, onChange: () => void): () => void
  /** Closes the log and keeps it as an artefact. */
  end(run: string): Promise<ArtefactHash>
}
