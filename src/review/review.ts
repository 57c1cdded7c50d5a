import { hashOf } from '../base/hash.ts'
import type { PersonId, Revision } from '../base/ids.ts'

/** Everything an approval is an approval of. If one of these differs later, the approval is void. */
export interface Binding {
  readonly base: Revision
  readonly head: Revision
  readonly proofHash: string
  readonly checksHash: string
  readonly picturesHash: string
  /** SHA-256 of the lanes file and the owners file at base: the rules that were in force. */
  readonly policyHash: string
}

export const bindingHash = (binding: Binding): string => hashOf(binding)

/** `review.requested`: who may give the yes, by which rule, and how many are needed. */
export interface ReviewRequested {
  readonly from: readonly PersonId[]
  readonly rule: string
  readonly needed: number
  readonly binding: Binding
}

/** `review.approved`: one person's yes, bound to what they were shown. */
export interface ReviewApproved {
  readonly binding: Binding
  readonly bindingHash: string
  /** Rule of the authorization table that let them. */
  readonly allowedBy: string
}

/** `review.voided`: yeses given before no longer count, and why. */
export interface ReviewVoided {
  readonly reason: string
  readonly voided: readonly PersonId[]
}

/** `review.changes-requested` and `change.commented`. */
export interface Said {
  readonly says: string
}

/** `change.approved`: enough people said yes to the same binding. */
export interface ChangeApproved {
  readonly by: readonly PersonId[]
  readonly bindingHash: string
}

/** `review.blocked`: nobody can give the yes; says why and what would help. Blocked is never the same as optional. */
export interface ReviewBlocked {
  readonly says: string
  readonly next: string
}
