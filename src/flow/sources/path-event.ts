import type { AttributeValue } from '../log/event-log.ts'
import type { SourceQuality } from './source-quality.ts'
import type { Activity, LinkKind, ObjectType } from './vocabulary.ts'

export interface ObjectName {
  readonly type: ObjectType
  /** Unique for its type in the whole organisation: `acme/shop#12`, `SHOP-7`, a sha. */
  readonly id: string
}

/** Something that happened, as a reader understood it. */
export interface PathEvent {
  /**
   * The same for the same fact, whichever page, webhook or export it was read from: this is what makes a second import harmless.
   * Never made of a place in a file.
   */
  readonly id: string
  readonly activity: Activity
  /** UTC milliseconds. */
  readonly time: number
  /** Minutes east of UTC that the source wrote, or `noZone`. */
  readonly zone: number
  /** Order in the source of what has the same time; a number that the source itself gives, such as the id of a history entry. */
  readonly place: number
  /** Account of whoever did it, as the source names it; `null` where it names nobody. */
  readonly by: string | null
  /** The object whose life this is part of. */
  readonly on: ObjectName
  /** Other objects it touches, with what they are to it. */
  readonly with: readonly { readonly object: ObjectName; readonly as: string }[]
  readonly attributes: Readonly<Record<string, AttributeValue>>
}

export interface PathLink {
  readonly from: ObjectName
  readonly to: ObjectName
  readonly as: LinkKind
}

/** What a source says of an object, from when on. */
export interface ObjectFact {
  readonly on: ObjectName
  readonly name: string
  readonly value: AttributeValue
  /** UTC milliseconds from which it holds; 0 for always. */
  readonly time: number
}

/** An account that a source names: one person may have several. */
export interface Account {
  /** As in {@link PathEvent.by}: `github:ada`, `jira:5ecf…`. */
  readonly id: string
  readonly name: string | null
  readonly email: string | null
  /** What the source itself says: `null` where it does not. */
  readonly isBot: boolean | null
}

/** What a reader makes of one batch. Batches are joined, in any order, with the same result. */
export interface Reading {
  readonly source: string
  readonly events: readonly PathEvent[]
  readonly links: readonly PathLink[]
  readonly facts: readonly ObjectFact[]
  readonly accounts: readonly Account[]
  readonly quality: SourceQuality
  /** What scans of histories found, where the source is one. */
  readonly scans?: readonly HistoryScan[]
}

/** A commit that a contract admits by what it changes. */
export interface AdmittedCommit {
  readonly commit: string
  readonly contract: string
  /** UTC milliseconds. */
  readonly at: number
}

/** How much of a repository's history lanes could have carried, by what its commits change. */
export interface HistoryScan {
  /** For people. */
  readonly source: string
  readonly repository: string
  /** UTC milliseconds of the newest commit that was walked. */
  readonly scannedTo: number
  /** Of the commits that count; `null` where none does. */
  readonly from: number | null
  readonly to: number | null
  /** Of people, that change something: what every share is a share of. */
  readonly commits: number
  /** That any contract admits. */
  readonly inLane: number
  /** By contract; a commit that several admit counts for the first. */
  readonly lanes: readonly { readonly contract: string; readonly commits: number }[]
  /** Which commits those in a lane are; `null` in a report that does not name them. */
  readonly admitted: readonly AdmittedCommit[] | null
  /** Not in `commits`, by reason. */
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[]
  /** In `commits`, as outside every lane, since nobody could judge them. */
  readonly notJudged: number
}
