import type { Instant, Revision } from '../base/ids.ts'
import type { ContractName } from '../lane/lane.ts'
import type { Clusters } from './clusters.ts'
import type { LeftOut } from './commit.ts'
import type { Cost } from './cost.ts'
import type { Share } from './interval.ts'
import type { Interruptions, LeadTimes } from './landings.ts'
import type { NearMisses } from './near-misses.ts'
import type { OpenFirst } from './open-first.ts'

/** What the scan went by; needed to read its figures. */
export interface ScanBasis {
  /** Name of the repository, for people. */
  readonly repository: string
  readonly revision: Revision
  readonly revisionAt: Instant
  /** `head`: facts of the lanes file at the revision. `built-in`: there is none. `closed`: it is wrong, so it was not used. */
  readonly rules: 'head' | 'built-in' | 'closed'
  readonly asked: readonly ContractName[]
  /** Contracts that admit nothing without names from a lanes file, so nothing was looked for. */
  readonly notAsked: readonly ContractName[]
  /** As they were asked for; `null` where they were not. */
  readonly since: string | null
  readonly until: string | null
  readonly max: number | null
  /** `true`: groups come from a file. */
  readonly hasGroupFile: boolean
}

export interface LaneFigures extends Share {
  readonly commits: number
  /** Commits that count for an earlier contract and that this one admits, too. */
  readonly also: number
}

export interface MonthFigures {
  /** `2026-03`, in UTC, by committer date. */
  readonly month: string
  readonly commits: number
  readonly inLane: number
  readonly lanes: Readonly<Partial<Record<ContractName, number>>>
}

export interface GroupFigures extends Share {
  readonly group: string
  readonly people: number
  /** Bots are shown and are in no other share. */
  readonly isBots: boolean
}

export interface CommitExample {
  readonly sha: string
  readonly at: Instant
  readonly lane: ContractName
  readonly subject: string
  readonly files: number
  readonly edits: number
  /** The first edits in words, at most three. */
  readonly says: readonly string[]
}

export interface AdmittedCommit {
  readonly sha: string
  /** When it was committed. */
  readonly at: Instant
  readonly lane: ContractName
}

/** Everything that `fairway scan` found. Plain data; every share has what it is a share of. */
export interface ScanReport {
  readonly basis: ScanBasis
  /** What every share is a share of: commits of people with one parent that change something. */
  readonly commits: number
  /** Everything that was walked. */
  readonly walked: number
  /** Committer dates of the oldest and the newest commit that counts; `null` where none does. */
  readonly window: { readonly from: Instant; readonly to: Instant } | null
  /** By contract, and `code` for what none admits. */
  readonly lanes: Readonly<Partial<Record<ContractName, LaneFigures>>>
  readonly inLane: Share
  /** Of commits that touch at most {@link smallFiles} files. */
  readonly small: Share
  /** Not in `commits`. */
  readonly leftOut: Readonly<Record<LeftOut, number>>
  /** In `commits`, counted as outside every lane because nobody could judge them. */
  readonly notJudged: {
    readonly tooLarge: number
    readonly unjudged: number
    readonly rules: Readonly<Record<string, number>>
  }
  readonly months: readonly MonthFigures[]
  readonly groups: readonly GroupFigures[]
  readonly lead: LeadTimes
  readonly interruptions: Interruptions
  readonly clusters: Clusters
  readonly nearMisses: NearMisses
  readonly cost: Cost
  readonly openFirst: OpenFirst
  /** The newest admitted commits. */
  readonly examples: readonly CommitExample[]
  /** Every commit that is in a lane, newest first: what the adoption of a lane is a share of. */
  readonly admitted: readonly AdmittedCommit[]
}
