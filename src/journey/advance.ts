import { FairwayError, sayError } from '../base/errors.ts'
import type { ChangeId } from '../base/ids.ts'
import { moved } from '../change/change-state.ts'
import { nextStep } from '../journey.ts'
import { type ChangeRecord, changeRecord } from '../ledger/change-record.ts'
import { fairway, type LedgerEvent, type NewEvent, type ObjectRef } from '../ledger/event.ts'
import type { LedgerStore } from '../ledger/ledger-store.ts'
import type { Fact, Ground } from './ground.ts'

export interface Advancing {
  readonly ledger: LedgerStore
  /** @throws FairwayError where the product's repository cannot be used */
  ground(change: ChangeRecord): Promise<Ground>
}

export const changeRef = (id: string): ObjectRef => ({ type: 'change', id })

/** Reads and folds one change. @throws FairwayError `not-found` */
export async function readChange(ledger: LedgerStore, id: ChangeId): Promise<ChangeRecord> {
  return existing(await ledger.history(changeRef(id)), id)
}

/** Folds one change out of the histories of several objects. @throws FairwayError `not-found` */
export function existing(history: readonly LedgerEvent[], id: string): ChangeRecord {
  const record = changeRecord(history.filter((event) => names(event, id)))
  if (!record) throw new FairwayError('not-found', `There is no change ${id}.`, { next: 'Look under Changes.' })
  return record
}

/**
 * Does every step of a change that is Fairway's to do, until a person is waited for or the change has ended.
 *
 * The ledger is the journal: what to do is read from it, and a fact is recorded only if the change is still as the step saw
 * it. If a person acted meanwhile (withdrew, revised), the step's further facts are dropped and the next step is worked out
 * afresh. Safe to run twice at once and after a kill anywhere.
 *
 * @param signal ends the present step; what it had recorded stays
 */
export async function advance(id: ChangeId, { ledger, ground }: Advancing, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const change = await readChange(ledger, id)
    const step = nextStep(change)
    if (!step) return
    const abandon = new AbortController()
    const either = AbortSignal.any([signal, abandon.signal])
    const unsubscribe = ledger.subscribe((events) => {
      if (events.some((event) => event.actor.kind === 'person' && interrupts(event, id))) abandon.abort()
    })
    try {
      let version = change.version
      for await (const fact of step.run(change, await ground(change), either)) {
        const recorded = await record(ledger, change, fact, version)
        if (recorded === null) {
          // The change has moved on: what the step still runs must end now, not when it is done.
          abandon.abort()
          break
        }
        version = recorded
      }
    } catch (error) {
      if (either.aborted) continue
      if (error instanceof FairwayError && passing(error)) throw error
      await record(ledger, change, stopped(step.name, error), null)
      // What nobody expected is also for the log; the change itself waits for a person to try again.
      if (!(error instanceof FairwayError)) throw error
    } finally {
      unsubscribe()
      abandon.abort()
    }
  }
}

const names = (event: LedgerEvent, id: string): boolean =>
  event.objects.some((object) => object.type === 'change' && object.id === id)

const interrupts = (event: LedgerEvent, id: ChangeId): boolean =>
  ['change.withdrawn', 'change.revised', 'review.changes-requested', 'change.reverted'].includes(event.type) &&
  names(event, id)

/** Not a matter of this change: the queue tries again later. */
const passing = (error: FairwayError): boolean => error.code === 'database-unavailable' || error.code === 'disk-full'

function stopped(step: string, error: unknown): Fact {
  const { code, says, next } =
    error instanceof FairwayError
      ? { code: error.code, says: sayError(error).replace(error.next, '').trim(), next: error.next }
      : {
          code: 'unexpected',
          says: 'Something went wrong that Fairway did not expect.',
          next: 'Try again; if it stays, ask whoever runs Fairway to look into the server log.',
        }
  return { type: 'change.stopped', data: { step, code, says, next } }
}

/**
 * Records one fact of Fairway's own.
 *
 * @param version the change's version the step knows of; comments by people in between do not disturb it; `null` records
 *   if only the state is unchanged
 * @returns the change's new version; `null` where the change has moved and the fact no longer applies
 */
async function record(
  ledger: LedgerStore,
  change: ChangeRecord,
  fact: Fact,
  version: number | null,
): Promise<number | null> {
  let applies = true
  const about = [changeRef(change.id), ...(change.reverts ? [changeRef(change.reverts)] : [])]
  const events = await ledger.append(about, (history) => {
    const disturbed =
      version !== null &&
      history.some((event) => event.seq > version && names(event, change.id) && event.type !== 'change.commented')
    applies = !disturbed && existing(history, change.id).state === change.state
    return { events: applies ? [byFairway(change, fact), ...reverted(change, fact, history)] : [] }
  })
  return applies ? (events[0]?.seq ?? null) : null
}

function byFairway(change: ChangeRecord, fact: Fact): NewEvent {
  return { ...fact, actor: fairway, objects: objectsOf(change), why: null } as NewEvent
}

export const objectsOf = (change: Pick<ChangeRecord, 'id' | 'intentId' | 'product'>): readonly ObjectRef[] => [
  changeRef(change.id),
  { type: 'intent', id: change.intentId },
  { type: 'product', id: change.product },
]

/** A revert that is live ends the change it takes back; recorded in the same moment, so that neither is ever without the other. */
function reverted(change: ChangeRecord, fact: Fact, history: readonly LedgerEvent[]): NewEvent[] {
  if (fact.type !== 'change.live' || !change.reverts) return []
  if (!moved(existing(history, change.reverts).state, 'change.reverted')) return []
  return [
    {
      type: 'change.reverted',
      actor: fairway,
      objects: [changeRef(change.reverts), { type: 'product', id: change.product }],
      why: change.intent.why,
      data: { by: change.id },
    },
  ]
}

/** Changes that Fairway has something to do for: woken at every start, so that nothing is stuck after a kill. */
export async function unfinished(ledger: LedgerStore): Promise<ChangeId[]> {
  const histories = await ledger.histories('change')
  return [...histories.values()].flatMap((history) => {
    const record = changeRecord(history)
    return record && nextStep(record) ? [record.id] : []
  })
}
