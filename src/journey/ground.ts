import type { ChangeRebased } from '../change/change.ts'
import type { CheckPorts } from '../evidence/check-change.ts'
import type { ProvePorts } from '../evidence/prove-change.ts'
import type { ChangeRecord } from '../ledger/change-record.ts'
import type { EventData, EventType } from '../ledger/event.ts'
import type { Asked } from '../review/ask-for-review.ts'
import type { DeployPorts } from '../ship/deploy-change.ts'
import type { MergePorts } from '../ship/merge-change.ts'
import type { LivePorts } from '../ship/see-live.ts'

/** Something that became true of a change; who and when are added when it is recorded. */
export type Fact = { [Type in EventType]: { readonly type: Type; readonly data: EventData[Type] } }[EventType]

/** What the steps stand on for one product: its repository, workplace and production. `platform/` implements it. */
export interface Ground {
  prove(change: ChangeRecord): Promise<ProvePorts>
  check(change: ChangeRecord): Promise<CheckPorts>
  /**
   * Who may say yes, by the rules of the base and the people of this moment. Where the rules have changed on main since, the
   * change has to be proved by the new ones first.
   */
  ask(change: ChangeRecord): Promise<Asked | { readonly type: 'change.rebased'; readonly data: ChangeRebased }>
  merge(change: ChangeRecord): Promise<MergePorts>
  deploy(change: ChangeRecord, signal: AbortSignal): Promise<DeployPorts>
  live(change: ChangeRecord, signal: AbortSignal): Promise<LivePorts>
}
