import type { ChangeId, Instant, IntentId, PersonId, ProductId, Revision } from '../base/ids.ts'
import type { ChangeConflicted, ChangeProved, ChangeStopped, RecordedEdit, RecordedFinding } from '../change/change.ts'
import { type ChangeState, isMovingEvent, moved } from '../change/change-state.ts'
import { describeEdits } from '../change/describe-edits.ts'
import type { CheckFinished, CheckStarted, ChecksPassed, PicturesTaken } from '../evidence/evidence.ts'
import type { IntentStated } from '../intent/intent.ts'
import type { Binding, ReviewBlocked, ReviewRequested } from '../review/review.ts'
import type { ChangeDeployed, ChangeLive, ChangeMerged, DeployStarted, MergeStarted } from '../ship/ship.ts'
import type { LedgerEvent } from './event.ts'

/** Why a change does not move by itself although its state would let it. A person clears it by acting. */
export type Problem =
  | { readonly kind: 'checks-failed'; readonly failed: readonly string[] }
  | { readonly kind: 'conflict'; readonly conflict: ChangeConflicted }
  | { readonly kind: 'review-blocked'; readonly blocked: ReviewBlocked }
  | { readonly kind: 'deploy-failed'; readonly says: string }
  | { readonly kind: 'not-live'; readonly says: string }
  | { readonly kind: 'stopped'; readonly stopped: ChangeStopped }

export interface Approval {
  readonly by: PersonId
  readonly at: Instant
  readonly binding: Binding
}

/** The state of one change: a fold over its events and nothing else. */
export interface ChangeRecord {
  readonly id: ChangeId
  readonly intentId: IntentId
  readonly intent: IntentStated
  readonly product: ProductId
  readonly lane: string
  readonly contract: string
  readonly reverts: ChangeId | null
  readonly state: ChangeState
  /** When the present state was entered. */
  readonly since: Instant
  readonly statedAt: Instant
  readonly problem: Problem | null
  readonly requester: PersonId
  /** Requester and everyone who edited; none of them may approve. */
  readonly authors: readonly PersonId[]
  readonly base: Revision
  readonly edits: readonly RecordedEdit[]
  readonly findings: readonly RecordedFinding[]
  readonly proof: ChangeProved | null
  readonly runningCheck: CheckStarted | null
  readonly checks: readonly CheckFinished[]
  readonly pictures: PicturesTaken | null
  readonly evidence: ChecksPassed | null
  readonly review: ReviewRequested | null
  readonly approvals: readonly Approval[]
  readonly merge: MergeStarted | null
  readonly merged: (ChangeMerged & { readonly at: Instant }) | null
  readonly runningDeploy: DeployStarted | null
  readonly deployed: (ChangeDeployed & { readonly at: Instant }) | null
  readonly live: (ChangeLive & { readonly at: Instant }) | null
  readonly revertedBy: ChangeId | null
  /** Each state entered, in order, with its moment: what the timeline and all durations are made of. */
  readonly entered: readonly { readonly state: ChangeState; readonly at: Instant }[]
  /** Sequence number of the last event folded in: a step's result is recorded only if nothing else came between. */
  readonly version: number
}

/** A record that cannot have come from the transition table: the ledger is broken, not the change. */
export class LedgerOrderError extends Error {}

const afresh = {
  problem: null,
  proof: null,
  findings: [],
  runningCheck: null,
  checks: [],
  pictures: null,
  evidence: null,
  review: null,
  approvals: [],
  merge: null,
} as const

/**
 * Folds one change's history into its present state.
 *
 * @param history events about the change, oldest first; the events of its intent may be among them
 * @returns `null` where the history holds no `change.drafted`
 * @throws LedgerOrderError if an event moves the change where the transition table has no way
 */
export function changeRecord(history: readonly LedgerEvent[]): ChangeRecord | null {
  let record: ChangeRecord | null = null
  let intent: LedgerEvent<'intent.stated'> | null = null
  for (const event of history) {
    if (event.type === 'intent.stated') intent = event
    else if (event.type === 'change.drafted') record = drafted(event, intent)
    else if (record) record = next(record, event)
  }
  return record
}

function drafted(event: LedgerEvent<'change.drafted'>, intent: LedgerEvent<'intent.stated'> | null): ChangeRecord {
  const id = event.objects.find((object) => object.type === 'change')?.id
  if (!id || !intent) throw new LedgerOrderError(`event ${event.seq} drafts a change without its intent`)
  return {
    ...afresh,
    id: id as ChangeId,
    intentId: event.data.intent,
    intent: intent.data,
    product: event.data.product,
    lane: event.data.lane,
    contract: event.data.contract,
    reverts: event.data.reverts,
    state: 'draft',
    since: event.at,
    statedAt: intent.at,
    requester: event.actor.id as PersonId,
    authors: [event.actor.id as PersonId],
    base: event.data.base,
    edits: event.data.edits,
    merged: null,
    runningDeploy: null,
    deployed: null,
    live: null,
    revertedBy: null,
    entered: [{ state: 'draft', at: event.at }],
    version: event.seq,
  }
}

function next(before: ChangeRecord, event: LedgerEvent): ChangeRecord {
  return told(move({ ...before, version: event.seq }, event), event)
}

function move(record: ChangeRecord, event: LedgerEvent): ChangeRecord {
  if (!isMovingEvent(event.type)) return record
  const state = moved(record.state, event.type)
  if (!state) throw new LedgerOrderError(`event ${event.seq} (${event.type}) cannot happen in state ${record.state}`)
  return { ...record, state, since: event.at, problem: null, entered: [...record.entered, { state, at: event.at }] }
}

/** What an event tells beyond the move it makes. */
function told(record: ChangeRecord, event: LedgerEvent): ChangeRecord {
  switch (event.type) {
    case 'change.proved':
      return { ...record, proof: event.data, base: event.data.base, findings: [] }
    case 'change.refused':
      return { ...record, findings: event.data.findings }
    case 'change.revised':
      return {
        ...record,
        ...afresh,
        intent: stillSaying(record, event.data.edits),
        base: event.data.base,
        edits: event.data.edits,
        authors: [...new Set([...record.authors, event.actor.id as PersonId])],
      }
    case 'change.rebased':
      return { ...record, ...afresh, base: event.data.to }
    case 'change.conflicted':
      return { ...record, problem: { kind: 'conflict', conflict: event.data } }
    case 'change.stopped':
      return { ...record, problem: { kind: 'stopped', stopped: event.data }, runningCheck: null, runningDeploy: null }
    case 'change.retried':
      return { ...record, problem: null, checks: record.checks.filter((check) => check.ok) }
    case 'check.started':
      return { ...record, runningCheck: event.data }
    case 'check.finished':
      return {
        ...record,
        runningCheck: null,
        checks: [...record.checks.filter((check) => check.name !== event.data.name), event.data],
      }
    case 'checks.failed':
      return { ...record, problem: { kind: 'checks-failed', failed: event.data.failed } }
    case 'pictures.taken':
      return { ...record, pictures: event.data }
    case 'checks.passed':
      return { ...record, evidence: event.data }
    case 'review.requested':
      return { ...record, review: event.data }
    case 'review.blocked':
      return { ...record, problem: { kind: 'review-blocked', blocked: event.data } }
    case 'review.approved':
      return {
        ...record,
        approvals: [
          ...record.approvals.filter((approval) => approval.by !== event.actor.id),
          { by: event.actor.id as PersonId, at: event.at, binding: event.data.binding },
        ],
      }
    case 'review.voided':
    case 'review.changes-requested':
      return { ...record, approvals: [] }
    case 'merge.started':
      return { ...record, merge: event.data }
    case 'change.merged':
      return { ...record, merged: { ...event.data, at: event.at } }
    case 'deploy.started':
      return { ...record, runningDeploy: event.data }
    case 'deploy.failed':
      return { ...record, runningDeploy: null, problem: { kind: 'deploy-failed', says: event.data.says } }
    case 'change.deployed':
      return { ...record, runningDeploy: null, deployed: { ...event.data, at: event.at } }
    case 'live.missed':
      return { ...record, problem: { kind: 'not-live', says: event.data.says } }
    case 'change.live':
      return { ...record, live: { ...event.data, at: event.at } }
    case 'change.reverted':
      return { ...record, revertedBy: event.data.by }
    default:
      return record
  }
}

/** A wish that nobody put in words is named after its edits, and must not name edits that a revision took back. */
function stillSaying({ intent, edits }: ChangeRecord, revised: readonly RecordedEdit[]): IntentStated {
  return intent.what === describeEdits(edits) ? { ...intent, what: describeEdits(revised) } : intent
}
