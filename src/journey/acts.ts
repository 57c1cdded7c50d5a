import { FairwayError } from '../base/errors.ts'
import type { ChangeId, Instant, IntentId, ProductId, Revision } from '../base/ids.ts'
import type { RecordedEdit } from '../change/change.ts'
import { isEnded, moved } from '../change/change-state.ts'
import { type Decision as IntentDecision, problemsOfIntent } from '../intent/intent.ts'
import { type ChangeRecord, changeRecord } from '../ledger/change-record.ts'
import type { Actor, EventData, EventType, NewEvent } from '../ledger/event.ts'
import type { LedgerStore } from '../ledger/ledger-store.ts'
import { giveApproval } from '../review/give-approval.ts'
import { type Action, decide, mayHaveLanded, type Person } from '../review/permissions.ts'
import { changeRef, existing, objectsOf } from './advance.ts'

/** What people do to changes. Each act is decided inside the transaction that records it, so that nobody acts on a stale change. */

export interface Proposal {
  readonly product: ProductId
  readonly lane: string
  readonly contract: string
  readonly base: Revision
  readonly what: string
  readonly why: string
  readonly decision: IntentDecision
  readonly edits: readonly RecordedEdit[]
  readonly reverts: ChangeId | null
}

export interface Ids {
  readonly change: ChangeId
  readonly intent: IntentId
}

/**
 * Records an intent and the change drafted for it, in one moment.
 *
 * @throws FairwayError `bad-input` with what is wrong with the intent; `conflict` if a revert of the same change is under way
 */
export async function proposeChange(
  ledger: LedgerStore,
  person: Person,
  proposal: Proposal,
  ids: Ids,
  now: Instant,
): Promise<void> {
  const { product, lane, contract, base, what, why, decision, edits, reverts } = proposal
  const problems = problemsOfIntent({ product, what, why, decision }, now)
  if (edits.length === 0) problems.push('Change at least one text.')
  if (problems.length > 0)
    throw new FairwayError('bad-input', problems.join(' '), {
      next: 'Correct it and propose again; nothing was recorded.',
    })
  const changes = await everyChange(ledger)
  const open = changes.find((change) => change.reverts !== null && change.reverts === reverts && isOpen(change))
  const superseded = changes.filter((change) => isOlderDraftOf(person, change, edits))
  const about = [...superseded.map((change) => change.id), ...(reverts ? [reverts] : [])].map(changeRef)
  await ledger.append(about, (history) => {
    if (reverts) allow(person, 'revert', existing(history, reverts))
    if (open)
      throw new FairwayError('conflict', 'A revert of this change is under way already.', {
        next: `Follow change ${open.id}.`,
      })
    const objects = objectsOf({ id: ids.change, intentId: ids.intent, product })
    return {
      events: [
        { type: 'intent.stated', actor: by(person), objects, why, data: { product, what, why, decision } },
        {
          type: 'change.drafted',
          actor: by(person),
          objects,
          why: null,
          data: { intent: ids.intent, product, lane, contract, base, edits, reverts },
        },
        ...superseded
          .map((change) => existing(history, change.id))
          .filter((change) => moved(change.state, 'change.superseded') && !mayHaveLanded(change))
          .map(
            (change): NewEvent => ({
              type: 'change.superseded',
              actor: by(person),
              objects: objectsOf(change),
              why: null,
              data: { by: ids.change },
            }),
          ),
      ],
      wake: [ids.change],
    }
  })
}

/** A person's yes to exactly what they were shown. */
export const approveChange = (
  ledger: LedgerStore,
  person: Person | null,
  id: ChangeId,
  shown: string,
  says: string | null,
) =>
  act(ledger, person, id, 'approve', (change) =>
    giveApproval(person, change, shown).map((fact) => ({
      ...fact,
      why: fact.type === 'review.approved' ? says : null,
    })),
  )

export const requestChanges = (ledger: LedgerStore, person: Person | null, id: ChangeId, says: string) =>
  act(ledger, person, id, 'request-changes', (change) => [
    ...voidedApprovals(change, 'changes were asked for'),
    { type: 'review.changes-requested', data: { says }, why: says },
  ])

export const commentOn = (ledger: LedgerStore, person: Person | null, id: ChangeId, says: string) =>
  act(ledger, person, id, 'comment', () => [{ type: 'change.commented', data: { says }, why: says }])

export const withdrawChange = (ledger: LedgerStore, person: Person | null, id: ChangeId, says: string) =>
  act(ledger, person, id, 'withdraw', () => [{ type: 'change.withdrawn', data: { says }, why: says }])

/** New edits for the same intent. Everything proved, checked and approved before is void. */
export const reviseChange = (
  ledger: LedgerStore,
  person: Person | null,
  id: ChangeId,
  revision: { readonly base: Revision; readonly edits: readonly RecordedEdit[]; readonly why: string },
) =>
  act(ledger, person, id, 'revise', (change) => [
    ...voidedApprovals(change, 'the author revised the change'),
    {
      type: 'change.revised',
      data: { base: revision.base, edits: revision.edits, reason: revision.why },
      why: revision.why,
    },
  ])

/** Lets Fairway try the step again at which the change is stuck. */
export const retryChange = (ledger: LedgerStore, person: Person | null, id: ChangeId) =>
  act(ledger, person, id, 'retry', (change) => [
    { type: 'change.retried', data: { step: change.problem?.kind ?? change.state }, why: null },
  ])

type Act = {
  [Type in EventType]: { readonly type: Type; readonly data: EventData[Type]; readonly why: string | null }
}[EventType]

async function act(
  ledger: LedgerStore,
  person: Person | null,
  id: ChangeId,
  action: Action,
  facts: (change: ChangeRecord) => readonly Act[],
): Promise<void> {
  await ledger.append([changeRef(id)], (history) => {
    const change = existing(history, id)
    const actor = by(allow(person, action, change))
    return {
      events: facts(change).map((fact) => ({ ...fact, actor, objects: objectsOf(change) }) as NewEvent),
      wake: [id],
    }
  })
}

function allow(person: Person | null, action: Action, change: ChangeRecord): Person {
  const decision = decide(person, action, change)
  if (person && decision.allowed) return person
  throw new FairwayError('not-allowed', decision.allowed ? 'Sign in first.' : decision.whyNot, {
    next: 'Look at the change again: it says whose turn it is.',
  })
}

const by = (person: Person): Actor => ({ kind: 'person', id: person.id })

const voidedApprovals = (change: ChangeRecord, reason: string): Act[] =>
  change.approvals.length === 0
    ? []
    : [
        {
          type: 'review.voided',
          data: { reason, voided: change.approvals.map((approval) => approval.by) },
          why: reason,
        },
      ]

/** Every change there is, folded. */
export async function everyChange(ledger: LedgerStore): Promise<ChangeRecord[]> {
  const histories = await ledger.histories('change')
  return [...histories.values()].map(changeRecord).filter((record) => record !== null)
}

const isOpen = (change: ChangeRecord): boolean => !isEnded(change.state) && change.state !== 'live'

/** Proposing the same places anew replaces what the same person had proposed for them and nobody has merged. */
const isOlderDraftOf = (person: Person, change: ChangeRecord, edits: readonly RecordedEdit[]): boolean =>
  change.requester === person.id &&
  moved(change.state, 'change.superseded') !== null &&
  change.edits.some((edit) => edits.some((other) => other.slot === edit.slot))
