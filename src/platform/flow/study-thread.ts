import { Worker } from 'node:worker_threads'
import { type ErrorCode, FairwayError } from '../../base/errors.ts'
import type { StudyInput } from './kept-studies.ts'

/** What the thread is told. What it has been told before is not told again: `events` are news, `histories` are there if they have changed. */
export type ToStudyThread =
  | {
      readonly kind: 'input'
      readonly version: string
      readonly events: StudyInput['events']
      readonly histories: StudyInput['histories'] | null
      readonly repositories: StudyInput['repositories']
    }
  | { readonly kind: 'ask'; readonly ticket: number; readonly question: string; readonly query: unknown }

export type FromStudyThread =
  | { readonly ticket: number; readonly text: string }
  | { readonly ticket: number; readonly error: ToldError }

/** An error as it crosses between threads: a class does not. */
export type ToldError =
  | { readonly code: ErrorCode; readonly says: string; readonly where: string | null; readonly next: string }
  | { readonly code: null; readonly stack: string }

export function tellError(error: unknown): ToldError {
  if (error instanceof FairwayError)
    return { code: error.code, says: error.message, where: error.where, next: error.next }
  return { code: null, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

function errorTold(told: ToldError): Error {
  if (told.code === null) return new Error(told.stack)
  const { code, says, where, next } = told
  return new FairwayError(code, says, { next, ...(where === null ? {} : { where }) })
}

interface Thread {
  readonly worker: Worker
  readonly waiting: Map<number, PromiseWithResolvers<string>>
  /** The input that it has: of which version, up to which event, with which histories. */
  told: { readonly version: string; readonly seq: number; readonly histories: StudyInput['histories'] } | null
}

/**
 * A thread beside the server that makes the study and answers from it: with a hundred thousand items a study takes many seconds, in which
 * nobody else would be answered. It starts with the first question. One that dies costs the questions it was asked; the next one starts
 * another.
 *
 * @param script the module of the thread: it answers {@link ToStudyThread} with {@link FromStudyThread}
 * @param folder where kept input lies, as `workerData`
 */
export function studyThread(
  script: URL,
  folder: string,
  input: () => Promise<StudyInput>,
): { readonly ask: (question: string, query: unknown) => Promise<string>; readonly close: () => Promise<void> } {
  let thread: Thread | null = null
  let tickets = 0

  function start(): Thread {
    const worker = new Worker(script, { workerData: { folder } })
    const started: Thread = { worker, waiting: new Map(), told: null }
    worker.on('message', (answer: FromStudyThread) => {
      const asked = started.waiting.get(answer.ticket)
      started.waiting.delete(answer.ticket)
      if (started.waiting.size === 0) worker.unref()
      if ('text' in answer) asked?.resolve(answer.text)
      else asked?.reject(errorTold(answer.error))
    })
    const lose = (cause: unknown) => {
      if (thread === started) thread = null
      for (const asked of started.waiting.values()) asked.reject(lost(cause))
      started.waiting.clear()
    }
    worker.on('error', lose)
    worker.on('exit', (code) => lose(new Error(`The thread ended with ${code}.`)))
    return started
  }

  function tell(to: Thread, { version, events, histories, repositories }: StudyInput): void {
    if (to.told?.version === version) return
    const { seq, histories: known } = to.told ?? { seq: 0, histories: null }
    const isSame =
      known?.length === histories.length && known.every((each, at) => each.reading === histories[at]?.reading)
    const message: ToStudyThread = {
      kind: 'input',
      version,
      events: events.filter((event) => event.seq > seq),
      histories: isSame ? null : histories,
      repositories,
    }
    to.worker.postMessage(message)
    to.told = { version, seq: events.at(-1)?.seq ?? 0, histories }
  }

  return {
    async ask(question, query) {
      const current = await input()
      thread ??= start()
      tell(thread, current)
      const asked = Promise.withResolvers<string>()
      const ticket = ++tickets
      thread.waiting.set(ticket, asked)
      // Without a question it keeps no process alive that has nothing else to do.
      thread.worker.ref()
      thread.worker.postMessage({ kind: 'ask', ticket, question, query } satisfies ToStudyThread)
      return asked.promise
    },
    async close() {
      await thread?.worker.terminate()
    },
  }
}

const lost = (cause: unknown): FairwayError =>
  new FairwayError('command-failed', 'The figures could not be computed: the thread that computes them has ended.', {
    next:
      (cause as NodeJS.ErrnoException)?.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? 'It ran out of memory: give Node more of it (NODE_OPTIONS=--max-old-space-size=8192), or remove a source.'
        : 'Try again; if it stays, look into the server log and report it.',
    cause,
  })
