import type { HistoryCommit } from '../change/repository.ts'
import type { ContractName } from '../lane/lane.ts'

/** One edit of an admitted commit, its texts shortened. */
export interface EditSeen {
  readonly path: string
  readonly line: number
  readonly kind: string
  readonly before: string
  readonly after: string
  /** For people: `Heading in PricingPage: "Plans" → "Plans and pricing"`. */
  readonly says: string
}

/** Why a commit is outside a lane: the first thing that a judge found. */
export interface Reason {
  readonly rule: string
  readonly path: string
  readonly says: string
}

/** A commit that one thing kept out of a lane. */
export interface NearMiss {
  readonly contract: ContractName
  /** `rest`: without the named files the commit is admitted, which was judged. `rule`: every finding is of this one rule. */
  readonly kind: 'rest' | 'rule'
  readonly rule: string
  /** The files in the way, at most ten. */
  readonly paths: readonly string[]
  readonly says: string
}

/** What was found out about the content of a commit. */
export type Judged =
  | {
      readonly kind: 'admitted'
      /** In the order of the contracts; the commit counts for the first. */
      readonly by: readonly [ContractName, ...ContractName[]]
      readonly paths: readonly string[]
      readonly editCount: number
      /** At most {@link editsKept}. */
      readonly edits: readonly EditSeen[]
    }
  | { readonly kind: 'outside'; readonly reason: Reason; readonly near: NearMiss | null }
  | { readonly kind: 'too-large'; readonly reason: Reason }
  | { readonly kind: 'unjudged'; readonly reason: Reason }

/** Edits of one commit that are kept; their number is exact all the same. */
export const editsKept = 20

/** Why a commit is in no share at all: nobody could have proposed it as a change of its own, or nobody did. */
export const leftOutReasons = ['merge', 'root', 'empty', 'bot'] as const
export type LeftOut = (typeof leftOutReasons)[number]

/** A commit of the history with all that the report is made of. */
export interface ScannedCommit {
  readonly commit: HistoryCommit
  /** `null` for merges, first commits and empty ones, whose content is not judged. */
  readonly judged: Judged | null
  readonly leftOut: LeftOut | null
  /** The commit of the first-parent line with which it arrived there; itself on that line; `null` where the walk cannot tell. */
  readonly landing: string | null
}

/** One line of the commits file. */
export interface CommitLine {
  readonly sha: string
  /** The contract that admits it, or `code` where none does. */
  readonly lane: ContractName
  readonly files: number
  readonly edits: number
  /** Why it is outside every lane, or why it was not judged; `null` for an admitted one. */
  readonly reason: string | null
  /** Why it is in no share of the report; `null` for one that counts. */
  readonly leftOut: LeftOut | null
}

/** The commit as a line for tools. */
export function commitLine({ commit, judged, leftOut }: ScannedCommit): CommitLine {
  const base = { sha: commit.commit, files: commit.files.length, leftOut }
  if (judged?.kind === 'admitted') return { ...base, lane: judged.by[0], edits: judged.editCount, reason: null }
  const reason = judged === null ? `${leftOut}: not judged` : `${judged.reason.rule}: ${judged.reason.says}`
  return { ...base, lane: 'code', edits: 0, reason }
}

/** Whether something of the commit's content can be judged as one change: one parent, and some file. */
export const notJudged = (commit: HistoryCommit): LeftOut | null =>
  commit.parents.length > 1
    ? 'merge'
    : commit.parents.length === 0
      ? 'root'
      : commit.files.length === 0
        ? 'empty'
        : null
