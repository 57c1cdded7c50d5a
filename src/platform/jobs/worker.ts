import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { runTaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker'
import { FairwayError } from '../../base/errors.ts'
import type { ChangeId } from '../../base/ids.ts'
import type { Database } from '../postgres/database.ts'
import { freeJobsOfTheDead } from './reaper.ts'
import type { Run, StartOptions } from './run.ts'
import { quietWorkerLog } from './worker-log.ts'

/*
 * One worker process. The queue marks a job with the id of the worker that took it, and would leave it so for four hours if
 * that worker were killed. So:
 *
 *   alive     each worker holds a session lock named after its id, on a connection of its own. The database frees it the
 *             moment the connection ends, however that comes about.
 *   reaped    every worker, at its start and every 5 s, frees the jobs of workers whose lock is free (`reaper.ts`).
 *   lost      when that connection ends, other workers may take our jobs. All runs are told to stop, and the worker is over;
 *             `job-queue.ts` begins a new one.
 */

export interface Worker {
  /** Resolves when the worker lost its connection and must be ended. */
  readonly lost: Promise<void>
  /** Waits so long for running steps, then ends them; returns within about 10 s more. */
  stop(patienceMs: number): Promise<void>
}

/** First part of the name of a worker's session lock; the second is its id. */
export const workerLock = 'fairway/worker/'

const reapEveryMs = 5000

/** @param failed told of each run that threw, save those that were only ended because the worker stops */
export async function startWorker(
  database: Database,
  run: Run,
  options: StartOptions,
  failed: (change: ChangeId, error: unknown) => void,
): Promise<Worker> {
  const session = database.ownConnection('fairway worker')
  const ending = new AbortController()
  const lost = new Promise<void>((resolve) => {
    for (const sign of ['error', 'end'] as const) {
      session.on(sign, () => {
        ending.abort(connectionLost())
        resolve()
      })
    }
  })
  await session.connect()
  // A machine that vanished is noticed after some 15 s, not after the system's two hours.
  await session.query('set tcp_keepalives_idle = 6; set tcp_keepalives_interval = 3; set tcp_keepalives_count = 3')

  let isAlive: Promise<unknown> = Promise.resolve()
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => {
    isAlive = session.query('select pg_advisory_lock(hashtextextended($1, 0))', [workerLock + workerPool.id])
    isAlive.catch(() => ending.abort(connectionLost()))
  })
  const pool = runTaskList(
    { concurrency: options.concurrency, noHandleSignals: true, pollInterval: 1000, logger: quietWorkerLog, events },
    {
      change: async (payload) => {
        const { change } = payload as { change: ChangeId }
        try {
          await isAlive
          await run(change, ending.signal)
        } catch (error) {
          if (!ending.signal.aborted) failed(change, error)
          throw error
        }
      },
    },
    database.owner,
  )
  pool.promise.catch(() => undefined)
  const stopReaping = reaping(database, pool)

  return {
    lost,
    async stop(patienceMs) {
      stopReaping()
      const isStopped = Promise.resolve(pool.gracefulShutdown()).catch(() => undefined)
      await Promise.race([isStopped, sleep(patienceMs, undefined, { ref: false })])
      ending.abort(
        new FairwayError('timed-out', 'Fairway is stopping.', { next: 'The step goes on after the next start.' }),
      )
      const isOver = await Promise.race([isStopped.then(() => true), sleep(5000, false, { ref: false })])
      if (!isOver) await Promise.resolve(pool.forcefulShutdown('Fairway is stopping')).catch(() => undefined)
      await session.end().catch(() => undefined)
    },
  }
}

const connectionLost = () =>
  new FairwayError('database-unavailable', 'The worker lost its connection to the database.', {
    next: 'The step is tried again when the database is back.',
  })

function reaping(database: Database, pool: WorkerPool): () => void {
  let timer: NodeJS.Timeout | null = null
  let isOver = false
  const reap = async () => {
    // A database that is away is the reason for nothing here: the next turn tries again.
    const freed = await freeJobsOfTheDead(database.owner).catch(() => 0)
    if (isOver) return
    if (freed > 0) pool.nudge(freed)
    timer = setTimeout(reap, reapEveryMs).unref()
  }
  void reap()
  return () => {
    isOver = true
    if (timer) clearTimeout(timer)
  }
}
