import { FairwayError } from '../base/errors.ts'
import type { PersonId } from '../base/ids.ts'
import { decide, type Person, type Ruled } from './permissions.ts'
import { type Binding, bindingHash, type ChangeApproved, type ReviewApproved, type ReviewRequested } from './review.ts'

export interface Reviewed extends Ruled {
  readonly review: ReviewRequested | null
  readonly approvals: readonly { readonly by: PersonId; readonly binding: Binding }[]
}

export type ApprovalFact =
  | { readonly type: 'review.approved'; readonly data: ReviewApproved }
  | { readonly type: 'change.approved'; readonly data: ChangeApproved }

/**
 * One person's yes, and the change's approval when it was the last one needed.
 *
 * @param shown hash of the binding the person had on screen: a yes to something that has changed meanwhile is refused
 * @throws FairwayError `not-allowed` if the person may not approve, `conflict` if what they saw is no longer what would ship
 */
export function giveApproval(person: Person | null, change: Reviewed, shown: string): readonly ApprovalFact[] {
  const decision = decide(person, 'approve', change)
  if (!person || !decision.allowed)
    throw new FairwayError('not-allowed', decision.allowed ? 'Sign in first.' : decision.whyNot, {
      next: 'Ask one of the people the change waits for.',
    })
  const binding = change.review?.binding
  if (!binding || bindingHash(binding) !== shown)
    throw new FairwayError('conflict', 'The change is no longer what you were shown.', {
      next: 'Look at it again, then decide.',
    })
  const given = [
    ...change.approvals.filter((approval) => bindingHash(approval.binding) === shown).map((approval) => approval.by),
    person.id,
  ]
  const facts: ApprovalFact[] = [
    { type: 'review.approved', data: { binding, bindingHash: shown, allowedBy: decision.rule } },
  ]
  if (given.length >= (change.review?.needed ?? Number.POSITIVE_INFINITY))
    facts.push({ type: 'change.approved', data: { by: given, bindingHash: shown } })
  return facts
}

/**
 * Does every approval still hold at the moment of merging? Names the first reason why not.
 *
 * @param now what would be merged, by the rules of today
 * @param asked who would be asked today: whoever lost the right meanwhile no longer counts
 */
export function approvalsStillHold(change: Reviewed, now: Binding, asked: ReviewRequested | null): string | null {
  if (!asked) return 'nobody can approve this change any more'
  const counted = change.approvals.filter(
    (approval) => bindingHash(approval.binding) === bindingHash(now) && asked.from.includes(approval.by),
  )
  if (counted.some((approval) => change.authors.includes(approval.by))) return 'an author is among the approvers'
  if (counted.length >= asked.needed) return null
  return change.approvals.some((approval) => !asked.from.includes(approval.by))
    ? 'someone who approved no longer may'
    : 'what was approved is no longer what would be merged'
}
