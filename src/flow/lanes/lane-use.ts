import type { TargetWish } from '../../ledger/playbook-events.ts'

/**
 * One change that a frozen classifier calls eligible for a lane or nearly so: by what it changes, not by who asked or which way it took. From
 * the ledger, from a scan of a history, or generated.
 */
export interface LaneUse {
  readonly change: string
  /** What the change is in the record. */
  readonly type: 'item' | 'commit'
  /** The class, as the classifier names it; its version is part of the name where there are several. */
  readonly class: string
  /** False for one almost like the eligible ones: what effects are held against. */
  readonly eligible: boolean
  /** The lane it took; `null` for the ordinary way. */
  readonly lane: string | null
  /** UTC milliseconds: when it was decided, or began. */
  readonly at: number
  /** Why it took the ordinary way, where that is known. */
  readonly reason: string | null
  readonly team: string | null
  /** From its decision to production; `null` while it is not there. */
  readonly tookMs: number | null
  /** What became of it; `null` for what is not known. */
  readonly failed: boolean | null
  readonly rolledBack: boolean | null
  readonly reviewOverridden: boolean | null
}

/** What a team wants of a lane, by whom and by when: "30 % of copy changes within 60 days". */
export interface LaneTarget {
  /** A share of the eligible changes since the lane opened, or a number of changes that took it since then. */
  readonly wants: TargetWish
  /** UTC milliseconds. */
  readonly by: number
  /** The one person who answers for it. */
  readonly owner: string
}

export interface LanePlan {
  readonly lane: string
  /** Class of changes that the lane is for. */
  readonly class: string
  /** UTC milliseconds. */
  readonly openedAt: number
  readonly target: LaneTarget | null
}
