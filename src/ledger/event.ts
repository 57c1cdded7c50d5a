import type { ChangeId, Instant } from '../base/ids.ts'
import type {
  ChangeConflicted,
  ChangeDrafted,
  ChangeProved,
  ChangeRebased,
  ChangeRefused,
  ChangeRevised,
  ChangeStopped,
} from '../change/change.ts'
import type { CheckFinished, CheckStarted, ChecksFailed, ChecksPassed, PicturesTaken } from '../evidence/evidence.ts'
import type { IntentStated } from '../intent/intent.ts'
import type {
  ChangeApproved,
  ReviewApproved,
  ReviewBlocked,
  ReviewRequested,
  ReviewVoided,
  Said,
} from '../review/review.ts'
import type {
  ChangeDeployed,
  ChangeLive,
  ChangeMerged,
  DeployFailed,
  DeployStarted,
  LiveMissed,
  MergeStarted,
} from '../ship/ship.ts'
import type { LaneTargeted, MappingSaved } from './playbook-events.ts'
import type { FiguresTold, FlowConfigured, SourceConnected, SourceImported } from './source-events.ts'

/** Every kind of fact the ledger can hold, with the shape of its data. Kinds are added, never changed. */
export interface EventData {
  /** The first event of every ledger. `demo` is decided here, once, and can never be turned on later. */
  'home.created': { readonly mode: 'demo' | 'team' }
  'person.added': {
    readonly name: string
    readonly email: string
    /** Name in CODEOWNERS, without the `@`. */
    readonly handle: string
    readonly roles: readonly string[]
  }
  /** The person may do nothing any more; what they did stays. */
  'person.removed': Record<string, never>
  'product.connected': { readonly name: string; readonly remote: string; readonly branch: string }
  'intent.stated': IntentStated
  'change.drafted': ChangeDrafted
  'change.proved': ChangeProved
  'change.refused': ChangeRefused
  'change.revised': ChangeRevised
  'change.rebased': ChangeRebased
  'change.conflicted': ChangeConflicted
  'change.stopped': ChangeStopped
  'change.retried': { readonly step: string }
  'check.started': CheckStarted
  'check.finished': CheckFinished
  'checks.failed': ChecksFailed
  'checks.passed': ChecksPassed
  'pictures.taken': PicturesTaken
  'review.requested': ReviewRequested
  'review.blocked': ReviewBlocked
  'review.approved': ReviewApproved
  'review.voided': ReviewVoided
  'review.changes-requested': Said
  'change.commented': Said
  'change.approved': ChangeApproved
  'merge.started': MergeStarted
  'change.merged': ChangeMerged
  'deploy.started': DeployStarted
  'deploy.failed': DeployFailed
  'change.deployed': ChangeDeployed
  'change.live': ChangeLive
  'live.missed': LiveMissed
  'change.withdrawn': { readonly says: string }
  'change.superseded': { readonly by: ChangeId }
  'change.reverted': { readonly by: ChangeId }
  'source.connected': SourceConnected
  'source.imported': SourceImported
  /** Its records count no more; what was kept of it stays under its hash. */
  'source.removed': Record<string, never>
  'flow.configured': FlowConfigured
  'figures.told': FiguresTold
  'mapping.saved': MappingSaved
  /** It is shown no more; every version of it stays. */
  'mapping.removed': Record<string, never>
  'lane.targeted': LaneTargeted
  /** Nobody wants anything of the lane any more. */
  'lane.target-dropped': { readonly version: number }
}

export type EventType = keyof EventData

export type ObjectType = 'intent' | 'change' | 'product' | 'person' | 'home' | 'source' | 'mapping' | 'lane'

export interface ObjectRef {
  readonly type: ObjectType
  readonly id: string
}

/** Who did it: a person, or Fairway itself doing the next step. */
export interface Actor {
  readonly kind: 'person' | 'fairway'
  readonly id: string
}

export const fairway: Actor = { kind: 'fairway', id: 'fairway' }

/** A fact about to be recorded. */
export type NewEvent<T extends EventType = EventType> = {
  [Type in T]: {
    readonly type: Type
    readonly actor: Actor
    readonly objects: readonly ObjectRef[]
    /** The reason, in the words of whoever acted; `null` where the event needs none. */
    readonly why: string | null
    readonly data: EventData[Type]
  }
}[T]

/** A recorded fact. */
export type LedgerEvent<T extends EventType = EventType> = NewEvent<T> & {
  /** Place on the ledger: 1, 2, 3 … without holes. */
  readonly seq: number
  readonly id: string
  /** When the ledger took it; never earlier than the event before it. */
  readonly at: Instant
}
