import type { PersonId, Revision } from '../base/ids.ts'
import type { ChangeRebased } from '../change/change.ts'
import type { ReviewVoided } from '../review/review.ts'
import type { ChangeMerged, MergeStarted } from './ship.ts'

export interface ToMerge {
  readonly id: string
  readonly base: Revision
  readonly approvals: readonly { readonly by: PersonId }[]
  readonly proof: { readonly head: Revision; readonly tree: string }
}

export type Landed =
  | { readonly kind: 'landed'; readonly commit: Revision; readonly tree: string }
  /** Someone else was faster: main is elsewhere now. Nothing was written. */
  | { readonly kind: 'moved'; readonly tip: Revision }

export interface MergePorts {
  readonly branch: string
  /** Fetches and gives the tip of the branch. */
  tip(): Promise<Revision>
  /** The commit of this change on the branch's first-parent history, if an earlier attempt got through. */
  findLanded(change: string): Promise<{ readonly commit: Revision; readonly tree: string } | null>
  /** Why the approvals do not hold any more, by the rules of this moment; `null` while they do. */
  whyVoid(): Promise<string | null>
  /** Puts the approved tree on top of base as one commit with the change's trailers, only if the branch still stands at base. */
  land(base: Revision, tree: string): Promise<Landed>
}

export type MergeFact =
  | { readonly type: 'merge.started'; readonly data: MergeStarted }
  | { readonly type: 'change.merged'; readonly data: ChangeMerged }
  | { readonly type: 'review.voided'; readonly data: ReviewVoided }
  | { readonly type: 'change.rebased'; readonly data: ChangeRebased }
  | { readonly type: 'change.stopped'; readonly data: { step: string; code: string; says: string; next: string } }

/**
 * Merges an approved change at most once, however often it is run and wherever it was killed:
 * 1. If its trailer is on the branch already, an earlier attempt got through and only the record is missing.
 * 2. If the branch has moved, nothing is merged: the change is proved, checked and approved again on the new base.
 * 3. Otherwise the approved tree is pushed by compare-and-swap on the base, and the landed tree is compared with it. If
 *    something else landed first, 1 and 2 are asked again.
 */
export async function* mergeChange(change: ToMerge, ports: MergePorts): AsyncGenerator<MergeFact> {
  const tip = await ports.tip()
  const earlier = await ports.findLanded(change.id)
  if (earlier) {
    yield verified(change, ports.branch, earlier)
    return
  }
  if (tip !== change.base) {
    yield* movedOn(change, tip)
    return
  }
  const reason = await ports.whyVoid()
  if (reason) {
    yield* voided(change, reason)
    yield { type: 'change.rebased', data: { from: change.base, to: change.base } }
    return
  }
  yield { type: 'merge.started', data: { base: change.base, head: change.proof.head, tree: change.proof.tree } }
  const landed = await ports.land(change.base, change.proof.tree)
  // Who was faster may be the push of a killed server, which went on without it.
  const ours = landed.kind === 'landed' ? landed : await ports.findLanded(change.id)
  if (ours) yield verified(change, ports.branch, ours)
  else if (landed.kind === 'moved') yield* movedOn(change, landed.tip)
}

function* voided(change: ToMerge, reason: string): Generator<MergeFact> {
  if (change.approvals.length === 0) return
  yield { type: 'review.voided', data: { reason, voided: change.approvals.map((approval) => approval.by) } }
}

function* movedOn(change: ToMerge, tip: Revision): Generator<MergeFact> {
  yield* voided(change, 'main moved: the change is proved and shown again on the new base')
  yield { type: 'change.rebased', data: { from: change.base, to: tip } }
}

/** What landed must be exactly what was approved; anything else is an incident that a person has to look at. */
function verified(change: ToMerge, branch: string, landed: { commit: Revision; tree: string }): MergeFact {
  if (landed.tree !== change.proof.tree)
    return {
      type: 'change.stopped',
      data: {
        step: 'merge',
        code: 'ledger-broken',
        says: `Commit ${landed.commit.slice(0, 12)} on ${branch} carries this change's name, but its tree is not the one that was approved.`,
        next: 'An engineer has to look at that commit and revert it if need be.',
      },
    }
  return {
    type: 'change.merged',
    data: { commit: landed.commit, base: change.base, tree: landed.tree, branch },
  }
}
