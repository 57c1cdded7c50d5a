import { hashOf } from '../base/hash.ts'
import type { Milliseconds, Revision } from '../base/ids.ts'
import type { CheckFinished, CheckStarted, ChecksFailed, ChecksPassed, PicturesTaken } from './evidence.ts'
import type { RunLogs, Sandbox } from './ports.ts'

/** One of the repository's own checks, as the lanes file of the base commit names it. */
export interface CheckToRun {
  readonly name: string
  readonly command: string
  readonly timeoutMs: Milliseconds
}

export interface CheckPorts {
  /** The checks the lane asks for, by the rules of the base. */
  checks(base: Revision, lane: string): Promise<readonly CheckToRun[]>
  /** Files of the head without git, and the warm install beside them. */
  workTree(head: Revision, onOutput: (text: string) => void, signal: AbortSignal): Promise<WorkTree>
  readonly sandbox: Sandbox
  readonly logs: RunLogs
  /** Pictures of the pages where the text appears, before and after. Never throws: what is missing says why. */
  pictures(change: ToCheck, signal: AbortSignal): Promise<PicturesTaken>
  /** A new name for a run's log. */
  newRun(): string
}

export interface WorkTree {
  readonly tree: string
  readonly dependencies: string | null
  remove(): Promise<void>
}

export interface ToCheck {
  readonly base: Revision
  readonly lane: string
  readonly proof: {
    readonly head: Revision
    readonly edits: readonly { readonly before: string; readonly after: string }[]
  }
  /** Checks that have ended already: a restart does not run again what passed on the same head. */
  readonly checks: readonly CheckFinished[]
  readonly pictures: PicturesTaken | null
}

export type CheckFact =
  | { readonly type: 'check.started'; readonly data: CheckStarted }
  | { readonly type: 'check.finished'; readonly data: CheckFinished }
  | { readonly type: 'checks.failed'; readonly data: ChecksFailed }
  | { readonly type: 'pictures.taken'; readonly data: PicturesTaken }
  | { readonly type: 'checks.passed'; readonly data: ChecksPassed }

/**
 * Runs the repository's own checks on the changed tree, shut in, and takes the pictures meanwhile.
 * Yields each fact as soon as it is one, so that people see it and a restart need not repeat it.
 */
export async function* checkChange(change: ToCheck, ports: CheckPorts, signal: AbortSignal): AsyncGenerator<CheckFact> {
  const { head } = change.proof
  const wanted = await ports.checks(change.base, change.lane)
  const finished = new Map(
    change.checks.filter((check) => check.head === head && check.ok).map((check) => [check.name, check]),
  )
  let pictures = change.pictures?.head === head ? change.pictures : null
  async function* takePictures(): AsyncGenerator<CheckFact> {
    if (pictures) return
    pictures = await ports.pictures(change, signal)
    yield { type: 'pictures.taken', data: pictures }
  }
  yield* asTheyCome([takePictures(), runChecks(change, wanted, finished, ports, signal)])
  const failed = wanted.filter((check) => !finished.get(check.name)?.ok).map((check) => check.name)
  if (failed.length > 0) yield { type: 'checks.failed', data: { head, failed } }
  else if (pictures)
    yield {
      type: 'checks.passed',
      data: { head, checksHash: checksHash([...finished.values()]), picturesHash: picturesHash(pictures) },
    }
}

/** Runs several generators at once and gives what they yield in the order in which it comes. */
async function* asTheyCome<T>(generators: readonly AsyncGenerator<T>[]): AsyncGenerator<T> {
  const next = (generator: AsyncGenerator<T>) => {
    const result = generator.next().then((result) => ({ generator, result }))
    // A failure while our consumer is busy is heard at the next race, not as one that nobody handled.
    result.catch(() => undefined)
    return result
  }
  const running = new Map(generators.map((generator) => [generator, next(generator)]))
  try {
    while (running.size > 0) {
      const { generator, result } = await Promise.race(running.values())
      if (result.done) running.delete(generator)
      else {
        running.set(generator, next(generator))
        yield result.value
      }
    }
  } finally {
    // Whoever stops listening ends them all; what they hold is given back before the step is over.
    await Promise.allSettled([...running.values()])
    await Promise.allSettled([...running.keys()].map((generator) => generator.return(undefined)))
  }
}

async function* runChecks(
  change: ToCheck,
  wanted: readonly CheckToRun[],
  finished: Map<string, CheckFinished>,
  ports: CheckPorts,
  signal: AbortSignal,
): AsyncGenerator<CheckFact> {
  const { head } = change.proof
  let work: WorkTree | null = null
  try {
    for (const check of wanted) {
      if (finished.has(check.name)) continue
      const run = ports.newRun()
      yield { type: 'check.started', data: { head, name: check.name, command: check.command, run } }
      const output = (text: string) => ports.logs.append(run, text)
      work ??= await ports.workTree(head, output, signal)
      const outcome = await ports.sandbox.run({
        command: check.command,
        tree: work.tree,
        dependencies: work.dependencies,
        env: { CI: 'true' },
        timeoutMs: check.timeoutMs,
        network: 'none',
        onOutput: output,
        signal,
      })
      signal.throwIfAborted()
      if (outcome.timedOut) output(`\nEnded after ${check.timeoutMs / 1000} s, the time this check may take.\n`)
      const result: CheckFinished = {
        head,
        name: check.name,
        command: check.command,
        ok: outcome.exitCode === 0 && !outcome.timedOut,
        exitCode: outcome.exitCode,
        durationMs: outcome.durationMs,
        log: await ports.logs.end(run),
        isolation: outcome.isolation,
        argvHash: outcome.argvHash,
      }
      finished.set(check.name, result)
      yield { type: 'check.finished', data: result }
      if (!result.ok) return
    }
  } finally {
    await work?.remove()
  }
}

/** What an approval binds of the checks: which ran, on what, how they ended. Not how long they took. */
export const checksHash = (checks: readonly CheckFinished[]): string =>
  hashOf(checks.map((check) => [check.head, check.name, check.command, check.ok, check.isolation]).sort())

/** What an approval binds of the pictures. */
export const picturesHash = (pictures: PicturesTaken): string =>
  hashOf([
    pictures.missing,
    pictures.pairs.map((pair) => [pair.path, pair.viewport, pair.before.image, pair.after.image]),
  ])
