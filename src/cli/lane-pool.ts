import { Worker } from 'node:worker_threads'
import type { LaneAnswer, LaneJob } from './lane-jobs.ts'

/** A job that a thread could not finish: it took too long, or the file broke the thread. Never an answer. */
export class LaneJobFailed extends Error {}

interface Ticket {
  readonly number: number
  readonly job: LaneJob
  readonly resolve: (answer: LaneAnswer) => void
  readonly reject: (error: Error) => void
}

interface Thread {
  readonly worker: Worker
  ticket: Ticket | null
  timer: NodeJS.Timeout | null
}

/**
 * Threads for lane jobs. A thread starts when a job finds all others busy, up to the limit; a file that breaks its thread or takes too
 * long costs that thread and that job only.
 */
export class LanePool {
  #limit: number
  readonly #jobTimeoutMs: number
  readonly #threads = new Set<Thread>()
  readonly #queue: Ticket[] = []
  #count = 0

  constructor(limit: number, jobTimeoutMs = 60_000) {
    this.#limit = Math.max(1, limit)
    this.#jobTimeoutMs = jobTimeoutMs
  }

  /** @throws LaneJobFailed */
  run(job: LaneJob): Promise<LaneAnswer> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ number: this.#count++, job, resolve, reject })
      this.#next()
    })
  }

  /**
   * Starts so many threads before there is work for them: what they read takes the better part of a second, in which others gather
   * the first jobs.
   */
  warm(threads: number): void {
    while (this.#threads.size < Math.min(threads, this.#limit)) this.#start()
  }

  /** Lets more threads start than before, where jobs find these busy. */
  widen(limit: number): void {
    this.#limit = Math.max(this.#limit, limit)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#threads].map((thread) => thread.worker.terminate()))
    this.#threads.clear()
  }

  #next(): void {
    if (this.#queue.length === 0) return
    const idle = [...this.#threads].find((each) => each.ticket === null)
    const thread = idle ?? (this.#threads.size < this.#limit ? this.#start() : null)
    if (!thread) return
    const ticket = this.#queue.shift() as Ticket
    thread.ticket = ticket
    thread.timer = setTimeout(
      () => this.#lose(thread, `took longer than ${this.#jobTimeoutMs / 1000} s`),
      this.#jobTimeoutMs,
    )
    thread.worker.postMessage({ ticket: ticket.number, job: ticket.job })
  }

  #start(): Thread {
    const worker = new Worker(new URL('./lane-worker.ts', import.meta.url), { resourceLimits: { stackSizeMb: 8 } })
    const thread: Thread = { worker, ticket: null, timer: null }
    worker.on('message', (message: { answer?: LaneAnswer; failed?: string }) => {
      const { ticket } = thread
      if (thread.timer) clearTimeout(thread.timer)
      thread.ticket = null
      if (message.answer) ticket?.resolve(message.answer)
      else ticket?.reject(new LaneJobFailed(message.failed ?? 'gave no reason'))
      this.#next()
    })
    worker.on('error', (error: Error) => this.#lose(thread, error.message))
    this.#threads.add(thread)
    return thread
  }

  #lose(thread: Thread, reason: string): void {
    if (!this.#threads.delete(thread)) return
    if (thread.timer) clearTimeout(thread.timer)
    thread.ticket?.reject(new LaneJobFailed(reason))
    void thread.worker.terminate()
    this.#next()
  }
}
