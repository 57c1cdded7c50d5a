import type { Pool } from 'pg'
import { workerLock } from './worker.ts'

/**
 * Frees the jobs of workers that are gone, and tidies up after them.
 *
 * @returns how many workers were found dead
 */
export async function freeJobsOfTheDead(owner: Pool): Promise<number> {
  const dead = await freeJobs(owner)
  await dropOutdated(owner)
  await shortenPauses(owner)
  await dropIdleQueues(owner)
  return dead
}

async function freeJobs(owner: Pool): Promise<number> {
  // A worker takes its lock just before its first job; the few seconds keep a reaper from coming in between.
  const { rows } = await owner.query<{ locked_by: string }>(
    `select distinct locked_by from graphile_worker.jobs
      where locked_by is not null and locked_at < now() - interval '3 seconds'`,
  )
  let dead = 0
  for (const { locked_by: worker } of rows) {
    const { rowCount } = await owner.query(
      `select graphile_worker.force_unlock_workers(array[$2::text])
        where pg_try_advisory_xact_lock(hashtextextended($1::text || $2::text, 0))`,
      [workerLock, worker],
    )
    dead += rowCount ?? 0
  }
  return dead
}

/** A job whose change was woken while it ran has lost its key to a newer job; if it then failed, nobody would take it away. */
async function dropOutdated(owner: Pool): Promise<void> {
  await owner.query(
    `select count(*) from graphile_worker.complete_jobs(array(
        select id from graphile_worker.jobs where task_identifier = 'change' and key is null and locked_at is null))`,
  )
}

/** The queue's pauses after failures grow to six hours; a step whose obstacle is gone should not wait longer than a minute. */
async function shortenPauses(owner: Pool): Promise<void> {
  await owner.query(
    `select count(*) from graphile_worker.reschedule_jobs(run_at => now() + interval '1 minute', job_ids => array(
        select id from graphile_worker.jobs
         where task_identifier = 'change' and locked_at is null and run_at > now() + interval '61 seconds'))`,
  )
}

/**
 * Takes away the queues of changes that have no job: each getting of a job locks every idle queue, so they must stay few.
 * The lock lets those finish who are adding a job to one, and makes others wait: without it, a job could be added to a queue
 * that is being taken away, and would never run (the queue's own clean-up does not take it). The three statements, sent as
 * one, are one transaction.
 */
async function dropIdleQueues(owner: Pool): Promise<void> {
  await owner.query(
    `set local lock_timeout = '1s';
     lock table graphile_worker._private_job_queues in exclusive mode;
     delete from graphile_worker._private_job_queues as queue
      where locked_at is null
        and not exists (select from graphile_worker._private_jobs as job where job.job_queue_id = queue.id)`,
  )
}
