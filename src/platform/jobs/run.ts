import type { ChangeId } from '../../base/ids.ts'

/**
 * Does one next step of a change: reads the ledger, acts, records. Called at least once for every wake, possibly again after
 * a crash, never twice at a time for one change. A run that throws is tried again later.
 *
 * @param signal ends when the run should stop at once: the server is stopping, or another worker may have taken over
 */
export type Run = (change: ChangeId, signal: AbortSignal) => Promise<void>

export interface StartOptions {
  /** How many changes are worked on at the same time by this process. */
  readonly concurrency: number
}
