import type { PersonId } from '../base/ids.ts'
import type { Role } from '../base/roles.ts'
import type { Person } from './permissions.ts'
import type { Binding, ReviewBlocked, ReviewRequested } from './review.ts'

export interface ReviewRule {
  readonly approvals: number
  /** `owners`: the code owners of every touched path; otherwise the name of a role. */
  readonly by: 'owners' | Role
}

export interface Touched {
  readonly path: string
  /** Handles or mail addresses of its code owners as CODEOWNERS writes them; `null` where no rule matches. */
  readonly owners: readonly string[] | null
}

export type Asked =
  | { readonly type: 'review.requested'; readonly data: ReviewRequested }
  | { readonly type: 'review.blocked'; readonly data: ReviewBlocked }

/**
 * Works out who may say yes. Whoever cannot be found, and whoever wrote the change, does not count; where nobody is left the
 * change is blocked, never waved through.
 *
 * @see guardrails: an unsatisfiable owner rule must block, because an optional one fails open
 */
export function askForReview(
  rule: ReviewRule,
  touched: readonly Touched[],
  people: readonly Person[],
  authors: readonly PersonId[],
  binding: Binding,
): Asked {
  if (rule.by !== 'owners') {
    const role = rule.by
    const eligible = people.filter((person) => person.roles.includes(role) && !authors.includes(person.id))
    if (eligible.length < rule.approvals)
      return blocked(
        `The lane wants ${count(rule.approvals)} with the role ${role}, and ${eligible.length} can give it.`,
        `Give someone who did not write this change the role ${role}.`,
      )
    return requested(eligible, `${count(rule.approvals)} with the role ${role}`, rule.approvals, binding)
  }
  let eligible: readonly Person[] = people
  for (const { path, owners } of touched) {
    if (!owners || owners.length === 0)
      return blocked(`Nobody owns ${path}.`, 'An engineer has to name an owner for it in CODEOWNERS.')
    const known = people.filter((person) => owners.some((owner) => isPerson(owner, person)))
    if (known.length === 0)
      return blocked(
        `${path} is owned by ${owners.join(', ')}, whom Fairway does not know.`,
        'Add that person to Fairway with the same name as in CODEOWNERS.',
      )
    const others = known.filter((person) => !authors.includes(person.id))
    if (others.length === 0)
      return blocked(`${path} is owned only by people who wrote this change.`, 'Name a second owner in CODEOWNERS.')
    eligible = eligible.filter((person) => others.some((other) => other.id === person.id))
  }
  const paths = touched.map((file) => file.path)
  if (eligible.length < rule.approvals)
    return blocked(
      `No ${rule.approvals === 1 ? 'one person owns' : `${rule.approvals} people own`} every file of this change (${paths.join(', ')}).`,
      'Propose the files of different owners as separate changes.',
    )
  return requested(eligible, `owner of ${paths.join(', ')}`, rule.approvals, binding)
}

/** Does an owner as CODEOWNERS writes it (`@ana`, `ana@example.com`) mean this person? */
export const isPerson = (owner: string, person: Person): boolean =>
  owner.startsWith('@')
    ? owner.slice(1).toLowerCase() === person.handle.toLowerCase()
    : owner.toLowerCase() === person.email.toLowerCase()

const count = (approvals: number): string =>
  approvals === 1 ? 'one approval of someone' : `${approvals} approvals of people`

const blocked = (says: string, next: string): Asked => ({ type: 'review.blocked', data: { says, next } })

const requested = (eligible: readonly Person[], rule: string, needed: number, binding: Binding): Asked => ({
  type: 'review.requested',
  data: { from: eligible.map((person) => person.id), rule, needed, binding },
})
