import type { ChangeId } from '../base/ids.ts'
import type { ChainHead } from './chain.ts'
import type { LedgerEvent, NewEvent, ObjectRef, ObjectType } from './event.ts'

/** What a decision gives: the facts to record, and the changes whose next step should be run because of them. */
export interface Decided {
  readonly events: readonly NewEvent[]
  /** Queued in the same transaction as the events: both happen or neither. May be given without events, to try a step again. */
  readonly wake?: readonly ChangeId[]
}

/**
 * Looks at what is recorded and answers with new facts, or throws to refuse. Runs under the writer lock, so nothing can
 * come between what it read and what it decides: keep it quick, pure and without waiting. May be run again with a newer
 * history when the first attempt could not be written.
 */
export type Decide = (history: readonly LedgerEvent[]) => Decided

export interface Page {
  /** Only events with a smaller `seq`. */
  readonly before?: number
  /** Only events with a greater `seq`. */
  readonly after?: number
  /** At most so many events, 1 or more. */
  readonly limit: number
  readonly types?: readonly string[]
  /** Id of who did it. */
  readonly actor?: string
  readonly object?: ObjectRef
  /** Only events whose canonical JSON holds this text, whatever the case of its letters. */
  readonly text?: string
}

/**
 * The append-only record of everything, as the steps need it. Every implementation passes `ledger-store-suite.ts`.
 *
 * All methods throw FairwayError `database-unavailable` or `disk-full` when the store cannot be reached or written; then
 * nothing was recorded unless the error says that this is not known.
 */
export interface LedgerStore {
  /**
   * Reads the histories of the objects under the writer lock, lets `decide` answer with new events, and appends them
   * atomically and durably: when the promise resolves they survive a power cut.
   *
   * @param about objects to read; may be empty when the decision needs no history
   * @returns the recorded events with their `seq`, `id` and `at`, in order; empty when `decide` gave none
   * @throws whatever `decide` throws, with nothing recorded; FairwayError `bad-input` for data that JSON cannot hold
   */
  append(about: readonly ObjectRef[], decide: Decide): Promise<readonly LedgerEvent[]>

  /** Every event that names the object, oldest first; empty for an object nobody named. */
  history(object: ObjectRef): Promise<readonly LedgerEvent[]>

  /** The histories of all objects of a type, for lists; objects in the order in which they first appeared. */
  histories(type: ObjectType): Promise<ReadonlyMap<string, readonly LedgerEvent[]>>

  /** A page of the ledger, newest first. Go on with `before` = the last `seq` seen. */
  page(page: Page): Promise<readonly LedgerEvent[]>

  /** Where the ledger stands; `null` while it is empty. Keep it elsewhere to be able to show later that nothing was rewritten. */
  head(): Promise<ChainHead | null>

  /** The whole ledger as JSON lines `{"bytes", "prev", "hash"}`, oldest first, one consistent view, streamed; input of `verifyChain`. */
  exportLines(): AsyncIterable<string>

  /**
   * Calls the listener with every event appended from now on, by this process or any other, in order and without gaps
   * or repeats. A listener that throws is not called again for that batch; others are not disturbed.
   *
   * @returns ends the subscription
   */
  subscribe(listener: (events: readonly LedgerEvent[]) => void): () => void
}
