import { setTimeout as sleep } from 'node:timers/promises'
import { sayError } from '../../base/errors.ts'
import type { ChangeId } from '../../base/ids.ts'
import type { Database, Queryable } from '../postgres/database.ts'
import type { Run, StartOptions } from './run.ts'
import { startWorker, type Worker } from './worker.ts'

/** Which changes have a step to be run. Only wakes, carries no state: what the step is, the ledger says. */
export interface JobQueue {
  /** Asks that each change's next step be run; holds if, and only if, the transaction commits. */
  wake(changes: readonly ChangeId[], transaction: Queryable): Promise<void>
  /** Begins to run steps in this process. Comes back after lost connections by itself. */
  start(run: Run, options: StartOptions): Promise<void>
  /**
   * Takes no more work, waits for running steps, after a while ends them by their signal, and gives up on those that do not
   * end: their changes are woken again elsewhere. Returns in bounded time.
   */
  stop(): Promise<void>
}

/** Queues a change in the caller's transaction. */
export async function wakeChanges(changes: readonly ChangeId[], transaction: Queryable): Promise<void> {
  await transaction.query('select fairway.wake_change(id) from unnest($1::text[]) as change (id)', [changes])
}

/**
 * The job queue on PostgreSQL: `graphile-worker`, and what it lacks for coming back quickly after a kill (see `worker.ts`).
 *
 * @param parts.log told of each run that threw; it is tried again
 */
export function createJobQueue(database: Database, { log }: { log: (line: string) => void }): JobQueue {
  const logFailure = (change: ChangeId, error: unknown) => log(`Change ${change}: ${sayError(error)}`)
  let isStopping = false
  let worker: Worker | null = null
  let keeping: Promise<void> = Promise.resolve()

  /** A worker that lost its connection may have been replaced elsewhere: it is ended, and a new one begins. */
  async function keep(run: Run, options: StartOptions): Promise<void> {
    for (let pauseMs = 100; !isStopping; pauseMs = Math.min(pauseMs * 2, 5000)) {
      await worker?.lost
      if (isStopping) return
      await worker?.stop(0)
      worker = null
      await sleep(pauseMs)
      if (isStopping) return
      worker = await startWorker(database, run, options, logFailure).catch(() => null)
      if (worker) pauseMs = 100
    }
  }
  return {
    wake: wakeChanges,
    async start(run, options) {
      try {
        worker = await startWorker(database, run, options, logFailure)
      } catch (error) {
        throw database.explain(error)
      }
      keeping = keep(run, options)
    },
    async stop() {
      isStopping = true
      await worker?.stop(5000)
      await keeping
    },
  }
}
