import type { ArtefactHash, ChangeId, IntentId, ProductId, Revision } from '../base/ids.ts'

/** A typed edit as the ledger keeps it: which slot, what it said, what it shall say, and where that stands in words. */
export interface RecordedEdit {
  readonly slot: string
  readonly path: string
  readonly from: string
  readonly to: string
  /** `Heading in PricingPage` */
  readonly context: string
  /** BCP 47 tag of a text in a locale resource; `null` for text in code. */
  readonly language: string | null
}

/** One admitted edit of the proof, as people and tools read it. */
export interface ProvedEdit {
  readonly path: string
  readonly line: number
  readonly kind: string
  readonly before: string
  readonly after: string
  readonly says: string
}

/** A judge's finding or notice, as the ledger keeps it. */
export interface RecordedFinding {
  readonly rule: string
  readonly path: string
  readonly line: number
  readonly says: string
  readonly fix: string
}

/** `change.drafted`: someone proposed typed edits against a base. */
export interface ChangeDrafted {
  readonly intent: IntentId
  readonly product: ProductId
  readonly lane: string
  readonly contract: string
  readonly base: Revision
  readonly edits: readonly RecordedEdit[]
  /** The change whose effect this one takes back, if it is a revert. */
  readonly reverts: ChangeId | null
}

/** `change.proved`: the patch exists as a commit in Fairway's own repository, and its contract admits it. */
export interface ChangeProved {
  readonly base: Revision
  readonly head: Revision
  readonly tree: string
  /** SHA-256 over path, mode and bytes of both sides of every file of the patch. */
  readonly patchHash: string
  /** SHA-256 over the verdict; part of what an approval binds. */
  readonly proofHash: string
  /** Contract and its version: `copy@1`. */
  readonly contract: string
  readonly edits: readonly ProvedEdit[]
  readonly notices: readonly RecordedFinding[]
  readonly diff: ArtefactHash
  /** Files in the repository at base: the denominator of "nothing else can be different". */
  readonly filesInRepository: number
  /** Time the judge took. */
  readonly judgeMs: number
  /** Where else the old texts stand. */
  readonly elsewhere: readonly Occurrence[]
}

/** The old text, seen outside the change. */
export interface Occurrence {
  readonly path: string
  readonly line: number
  readonly kind: 'code' | 'test' | 'story' | 'locale' | 'docs' | 'mail' | 'other'
  readonly text: string
}

/** `change.refused`: no lane admits the patch, or it could not be made. */
export interface ChangeRefused {
  readonly base: Revision
  readonly findings: readonly RecordedFinding[]
}

/** `change.revised`: the author changed the edits; everything proved and approved before is void. */
export interface ChangeRevised {
  readonly base: Revision
  readonly edits: readonly RecordedEdit[]
  readonly reason: string
}

/** `change.rebased`: main moved; the same edits stand on a new base and are proved again. */
export interface ChangeRebased {
  readonly from: Revision
  readonly to: Revision
}

/** `change.conflicted`: main moved and says something else at the same place. */
export interface ChangeConflicted {
  readonly base: Revision
  readonly texts: readonly {
    readonly path: string
    readonly context: string
    readonly was: string
    /** What main says now; `null` where the place is gone. */
    readonly theirs: string | null
    readonly ours: string
    /** The slot on the new base; `null` where the place is gone. */
    readonly slot: string | null
  }[]
}

/** `change.stopped`: a step cannot go on without a person; says what happened and what would help. */
export interface ChangeStopped {
  readonly step: string
  readonly code: string
  readonly says: string
  readonly next: string
}
