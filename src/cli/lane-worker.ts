import { parentPort } from 'node:worker_threads'
import { doLaneJob, type LaneJob } from './lane-jobs.ts'

/** A thread of the {@link LanePool}: one job in, one answer out. */
parentPort?.on('message', ({ ticket, job }: { ticket: number; job: LaneJob }) => {
  try {
    parentPort?.postMessage({ ticket, answer: doLaneJob(job) })
  } catch (error) {
    parentPort?.postMessage({ ticket, failed: error instanceof Error ? error.message : String(error) })
  }
})
