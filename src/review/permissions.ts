import type { PersonId } from '../base/ids.ts'
import type { Role } from '../base/roles.ts'
import type { ChangeState } from '../change/change-state.ts'

/** Everything a person can do about a change. */
export const actions = [
  'approve',
  'request-changes',
  'comment',
  'revise',
  'withdraw',
  'revert',
  'retry',
  'preview',
] as const
export type Action = (typeof actions)[number]

/** Someone as the rules see them. */
export interface Person {
  readonly id: PersonId
  readonly name: string
  readonly email: string
  /** Name in CODEOWNERS, without the `@`. */
  readonly handle: string
  readonly roles: readonly Role[]
}

/** What the rules need to know of a change. */
export interface Ruled {
  readonly state: ChangeState
  readonly authors: readonly PersonId[]
  /** Who was asked to decide; `null` before anyone was. */
  readonly review: { readonly from: readonly PersonId[] } | null
  /** Who has said yes to what is shown now. */
  readonly approvals: readonly { readonly by: PersonId }[]
  readonly problem: { readonly kind: string; readonly stopped?: { readonly code: string } } | null
  /** What is being pushed to the branch; `null` before a merge has begun. */
  readonly merge: object | null
  readonly revertedBy: string | null
}

export type Ruling =
  | { readonly allowed: true; readonly rule: string }
  | { readonly allowed: false; readonly rule: string; readonly whyNot: string }

const yes = (rule: string): Ruling => ({ allowed: true, rule })
const no = (rule: string, whyNot: string): Ruling => ({ allowed: false, rule, whyNot })

/**
 * The authorization kernel: may this person do this to this change now? Denies by default, knows no disk and no clock, and is
 * asked inside the transaction that records the act.
 */
export function decide(person: Person | null, action: Action, change: Ruled): Ruling {
  if (!person) return no('signed-in', 'Sign in first.')
  const author = change.authors.includes(person.id)
  const reviewer = change.review?.from.includes(person.id) ?? false
  switch (action) {
    case 'comment':
    case 'preview':
      return yes('anyone-signed-in')
    case 'approve':
      if (author) return no('author-never-approves', 'You wrote this change, so somebody else must approve it.')
      if (change.state !== 'in review') return no('in-review-only', 'There is nothing to approve at the moment.')
      if (!reviewer) return no('asked-only', 'You are not among the people this change asks.')
      if (change.approvals.some((approval) => approval.by === person.id))
        return no('once', 'You have already approved this change.')
      return yes('owner-approves')
    case 'request-changes':
      if (author) return no('author-never-reviews', 'You wrote this change: revise or withdraw it instead.')
      if (change.state !== 'in review' && change.state !== 'approved')
        return no('in-review-only', 'There is nothing under review at the moment.')
      if (!reviewer) return no('asked-only', 'You are not among the people this change asks.')
      if (mayHaveLanded(change)) return no('before-merge', isMerging)
      return yes('owner-asks-for-changes')
    case 'revise':
      if (!author) return no('author-only', 'Only the people who wrote a change can revise it.')
      if (!['draft', 'proved', 'checked', 'in review', 'changes requested', 'refused'].includes(change.state))
        return no('before-approval', 'The change has gone too far to be revised: withdraw or revert it.')
      return yes('author-revises')
    case 'withdraw':
      if (!author && !person.roles.includes('admin'))
        return no('author-or-admin', 'Only an author or an admin can withdraw.')
      if (['merged', 'deployed', 'live'].includes(change.state))
        return no('before-merge', 'It is merged already: revert it instead.')
      if (['withdrawn', 'superseded', 'reverted'].includes(change.state))
        return no('open-only', 'The change has ended.')
      if (mayHaveLanded(change)) return no('before-merge', isMerging)
      return yes('author-withdraws')
    case 'revert':
      if (change.revertedBy) return no('once', 'A revert of this change is already on its way.')
      if (!['merged', 'deployed', 'live'].includes(change.state))
        return no('after-merge', 'Only a merged change can be reverted; this one can be withdrawn.')
      return yes('anyone-proposes-a-revert')
    case 'retry':
      if (!change.problem) return no('stuck-only', 'Nothing is stuck.')
      if (change.problem.kind === 'conflict') return no('conflict', 'Choose one of the two texts first.')
      if (!author && !reviewer && !person.roles.includes('admin') && !person.roles.includes('engineering'))
        return no('concerned-only', 'Only authors, reviewers, engineers and admins can try again.')
      return yes('concerned-retries')
  }
}

/**
 * The push has begun and nobody knows yet how it ended: the change may be on the branch already. Calling it withdrawn would
 * then be a lie, so until Fairway knows it can only go on. A remote that said no ends the doubt.
 */
export const mayHaveLanded = (change: Pick<Ruled, 'state' | 'merge' | 'problem'>): boolean =>
  change.state === 'approved' && change.merge !== null && change.problem?.stopped?.code !== 'command-failed'

const isMerging = 'It is being merged and may be on the branch already: revert it once it is merged.'

/** May this person propose in a lane that lists these roles? */
export function mayPropose(
  person: Person | null,
  lane: { readonly title: string; readonly propose: readonly string[] },
): Ruling {
  if (!person) return no('signed-in', 'Sign in first.')
  if (person.roles.some((role) => lane.propose.includes(role))) return yes('lane-lists-role')
  return no(
    'lane-lists-role',
    `The lane “${lane.title}” is open to ${lane.propose.join(', ')}; you are ${person.roles.join(', ') || 'without a role'}.`,
  )
}

/** May this person say what is wanted of a lane, by when and by whom? Whoever answers for the product or for its code. */
export function mayPlanLanes(person: Person | null): Ruling {
  if (!person) return no('signed-in', 'Sign in first.')
  if (person.roles.some((role) => role === 'product' || role === 'engineering' || role === 'admin'))
    return yes('product-or-engineering-plans')
  return no('product-or-engineering-plans', 'Product, engineering and admins set targets of lanes.')
}

/** May this person put a mapped path away? Whoever worked on it, and those who answer for the data. */
export function mayPutAway(person: Person | null, savedBy: readonly string[]): Ruling {
  if (!person) return no('signed-in', 'Sign in first.')
  if (savedBy.includes(person.id)) return yes('who-mapped-it')
  if (person.roles.includes('engineering') || person.roles.includes('admin')) return yes('engineering-or-admin')
  return no('who-mapped-it', 'Those who mapped it, engineers and admins put a path away.')
}
