import type { SourceExample } from '../../flow/sources/source-quality.ts'

/**
 * How a team's history is fetched from a forge or tracker, whichever it is: batch by batch, each with the place from which to go on. Whoever
 * calls keeps a batch and its cursor together; a kill between two batches then loses nothing and fetches nothing twice.
 */
export const fetchedKinds = ['github', 'gitlab', 'jira', 'linear'] as const
export type FetchedKind = (typeof fetchedKinds)[number]

/** What is read from where. Plain data: it may be shown and recorded, for the token is not in it. */
export interface SourceConnection {
  readonly kind: FetchedKind
  /** Where its API answers: `https://api.github.com`, `https://gitlab.example.com`, `https://acme.atlassian.net`, `https://api.linear.app`. */
  readonly address: string
  /** `acme/shop`, the path of a project, the key of a Jira project, the key of a Linear team. */
  readonly project: string
  /** Under which name the home's secret store keeps the token. */
  readonly secret: string
  /** Jira in the cloud signs in with an address and a token, a Data Center with the token alone. */
  readonly account?: string | undefined
  /** Hosts that may be in a private network, because whoever runs Fairway listed them. */
  readonly privateHosts?: readonly string[] | undefined
}

/**
 * How far one part of a source (its issues, its deployments) has been read. Read oldest change first, `since` moves with each page; read
 * newest first, it moves when the walk has come down to where the last one began.
 */
export interface PartCursor {
  /** Everything that changed before this moment is read. ISO 8601; `null` where nothing is. */
  readonly since: string | null
  /** Where the source goes on by itself: a page of the walk that is under way. */
  readonly page: string | null
  /** Where `since` will at least stand when the walk that is under way has ended. */
  readonly until: string | null
  /** What was read of the overlap, `id@changed`: not given again unless it changes. */
  readonly seen: readonly string[]
  readonly done: boolean
}

/** Where to go on: plain JSON, to be kept with the batch it came with and given back as it is. */
export interface SourceCursor {
  readonly version: 1
  readonly kind: FetchedKind
  /** The part where the fetch goes on; `null` where it came to its end, and the next one begins with the first part. */
  readonly at: string | null
  readonly parts: Readonly<Record<string, PartCursor>>
}

/** Pages that were answered with something else than what was asked for, and left out. */
export interface QuarantinedPages {
  readonly count: number
  readonly examples: readonly SourceExample[]
}

export interface FetchProgress {
  /** What is being read, for people: `issues`, `deployments`. */
  readonly part: string
  /** Records of this fetch so far. */
  readonly records: number
  /** How many there are in this part, where the source says it. */
  readonly total: number | null
  /** Changes up to this moment have been read in this part. ISO 8601. */
  readonly through: string | null
  readonly requests: number
  readonly waitedMs: number
  readonly quarantined: QuarantinedPages
}

export interface FetchedBatch {
  /** As the source wrote them, whole enough for its reader: an issue with its history, a deployment with its statuses. */
  readonly records: readonly unknown[]
  readonly cursor: SourceCursor
  readonly progress: FetchProgress
}

/** What a fetch is doing while it has nothing to give. */
export type FetchNews =
  | { readonly kind: 'waiting'; readonly ms: number; readonly because: string }
  | { readonly kind: 'trying-again'; readonly ms: number; readonly attempt: number; readonly because: string }
  | { readonly kind: 'quarantined'; readonly where: string; readonly text: string }
  /** The source has nothing of this kind here, or hides it. */
  | { readonly kind: 'left-out'; readonly where: string; readonly because: string }

export interface FetchWorld {
  readonly token: string
  readonly signal: AbortSignal
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly report: (news: FetchNews) => void
}

/**
 * Fetches what changed since the cursor, or everything where there is none. It ends when the source has nothing newer.
 *
 * @throws FairwayError `not-allowed` and `not-found` with the permission that is missing, `source-unavailable` where the source does not
 *   answer after several tries, `bad-input` for an address that may not be asked; whatever was yielded before stands
 */
export type FetchSource = (
  connection: SourceConnection,
  cursor: SourceCursor | null,
  world: FetchWorld,
) => AsyncGenerator<FetchedBatch>
