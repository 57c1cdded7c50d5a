/**
 * Mutation testing of a judge: `node bin/run.js test/mutants/run.ts copy [most] [seed] [--only judge-call.ts] [--cases-only]` changes the sources of a
 * contract one small thing at a time and runs its cases. Prints the changes that no case notices, and the share of those that one
 * does, by file. Stryker would start the test runner for each of thousands of mutants; a thread that loads anew only what a change
 * touches answers in a fraction of a second. What the cases of the contract do not notice is tried with those of the others, and then
 * with the tests beside the kernel. What nothing can notice, and why: `unnoticed.md`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { contractNames } from '../../src/lane/lane.ts'
import { type Mutant, mutantsOf } from './mutate.ts'
import { noticedByTests, type Which } from './other-tests.ts'
import type { Outcome, Trial } from './try-mutant.ts'

const lane = join(import.meta.dirname, '../../src/lane')
const { values: options, positionals } = parseArgs({
  options: { only: { type: 'string' }, 'cases-only': { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [contract = 'copy', most = '400', seed = '1'] = positionals
/** What all judges share is tried with the cases of copy, of which there are most. */
const ownPart = contract === 'copy' ? '' : contract

const imported = new Map<string, readonly string[]>()
function importsOf(file: string): readonly string[] {
  const known =
    imported.get(file) ??
    [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)(?! type)[^']*?from '(\.[^']+)'/gms)].map(([, path]) =>
      join(dirname(file), path as string),
    )
  imported.set(file, known)
  return known
}

/** A file and all that it imports, directly or not. */
function sourcesOf(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen
  seen.add(entry)
  for (const path of importsOf(entry)) sourcesOf(path, seen)
  return seen
}

/** A file and all that import it, directly or not. */
function dependentsOf(file: string): string[] {
  const found = new Set([file])
  for (let size = 0; size < found.size; ) {
    size = found.size
    for (const [path, imports] of imported) if (imports.some((one) => found.has(one))) found.add(path)
  }
  return [...found]
}

/**
 * They make a judge quick and change no verdict: a text known without parsing is one that parsing would find. Each has a test beside it that
 * holds it against the longer way.
 */
const onlyQuick =
  /(?:one-text|one-leaf|one-place|same-but-seams|shared-ends|nesting|changed-statements|uses-of-words)\.ts$/
/** They estimate what a parser reads in bounded time; `hostile.test.ts` asks them with pages of a size that no case has. */
const estimates = /(?:markup-size|svelte\/bounded|yaml-depth|content\/bounds)\.ts$/

const caseFoldersOf = (contract: string) =>
  [join(lane, contract), ...formatsOf(join(lane, contract, 'formats'))].flatMap((folder) =>
    ['own-cases', 'cases'].map((name) => join(folder, name)).filter((path) => existsSync(path)),
  )
function formatsOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
}

const takesForEver = 'takes for ever'

/** A thread that tries one change after the other, and is started anew when a change never ends. */
class Thread {
  private worker: Worker | null = null
  private trials = 0
  private readonly contract: string
  private readonly skipped: ReadonlySet<string>
  private readonly timeoutMs: number

  constructor(contract: string, skipped: ReadonlySet<string>, timeoutMs: number) {
    this.contract = contract
    this.skipped = skipped
    this.timeoutMs = timeoutMs
  }

  async try(trial: Trial | null): Promise<string | null> {
    // Modules that were loaded once stay in memory.
    if (++this.trials % 150 === 0) this.stop()
    this.worker ??= new Worker(new URL('./try-mutant.ts', import.meta.url), {
      workerData: { contract: this.contract, folders: caseFoldersOf(this.contract), skipped: this.skipped },
      resourceLimits: { stackSizeMb: 8 },
      stdout: true,
      stderr: true,
    })
    const worker = this.worker
    return new Promise((resolve) => {
      const done = (killedBy: string | null) => {
        clearTimeout(timer)
        worker.off('message', hear)
        worker.off('error', fail)
        resolve(killedBy)
      }
      const give = (killedBy: string) => {
        done(killedBy)
        this.stop()
      }
      const timer = setTimeout(() => give(takesForEver), this.timeoutMs)
      const hear = ({ killedBy }: Outcome) => done(killedBy)
      const fail = (error: Error) => give(`breaks: ${error.message}`)
      worker.on('message', hear)
      worker.on('error', fail)
      worker.postMessage(trial)
    })
  }

  stop(): void {
    void this.worker?.terminate()
    this.worker = null
  }
}

/** Every so many, shuffled by a seed, so that a short run sees a bit of everything. */
function sample(mutants: readonly Mutant[], wanted: number): Mutant[] {
  let state = Number(seed)
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return mutants
    .map((mutant) => ({ mutant, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, wanted)
    .map(({ mutant }) => mutant)
}

sourcesOf(join(lane, 'index.ts'))
const all = [...sourcesOf(join(lane, contract, `judge-${contract}.ts`))]
  .filter((file) => file.startsWith(join(lane, ownPart)) && !onlyQuick.test(file) && !estimates.test(file))
  .filter((file) => options.only === undefined || file.endsWith(options.only))
  .flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')))
const chosen = sample(all, Number(most))

/** Threads for the cases of a contract that know which of them are disputed, and how long all of them take. */
async function threadsFor(contract: string): Promise<() => Thread> {
  const skipped = new Set<string>()
  const first = new Thread(contract, skipped, 120_000)
  // Disputed cases turn out otherwise without any change.
  for (let name = await first.try(null); name !== null; name = await first.try(null)) {
    if (skipped.has(name)) throw new Error(`the cases do not hold without any change: ${name}`)
    skipped.add(name)
    first.stop()
  }
  const started = performance.now()
  await first.try(null)
  const timeoutMs = 10_000 + 8 * (performance.now() - started)
  first.stop()
  return () => new Thread(contract, skipped, timeoutMs)
}

const onAllThreads = (work: () => Promise<void>) =>
  Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, work))

let endless = 0
/** Those of the changes that no case of a contract notices. */
async function unnoticedBy(contract: string, mutants: readonly Mutant[]): Promise<Mutant[]> {
  if (mutants.length === 0) return []
  const thread = await threadsFor(contract)
  const left: Mutant[] = []
  const queue = [...mutants]
  await onAllThreads(async () => {
    const own = thread()
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const { file, source } = mutant
      const killedBy = await own.try({ file, source, dependents: dependentsOf(file) })
      if (killedBy === null) {
        left.push(mutant)
        process.stderr.write(`${contract}: unnoticed  ${relative(lane, file)}:${mutant.line}  ${mutant.says}\n`)
      }
      if (killedBy === takesForEver) endless++
      const tried = mutants.length - queue.length
      if (tried % 20 === 0)
        process.stderr.write(`${contract}: ${tried} of ${mutants.length}, ${left.length} unnoticed\n`)
    }
    own.stop()
  })
  return left
}

/** Those of the changes that no test beside the kernel notices: first the one of the changed file, which is quick. */
async function unnoticedByTests(which: Which, mutants: readonly Mutant[]): Promise<Mutant[]> {
  const left: Mutant[] = []
  const queue = [...mutants]
  await onAllThreads(async () => {
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      if (!(await noticedByTests(mutant, contract, which))) left.push(mutant)
      process.stderr.write(`${which}: ${left.length} unnoticed, ${queue.length} to go\n`)
    }
  })
  return left
}

const byCases = await unnoticedBy(contract, chosen)
let survived = byCases
if (!options['cases-only']) {
  if (await noticedByTests(null, contract, 'other tests')) throw new Error('the tests do not hold without any change')
  survived = await unnoticedByTests('own test', survived)
  // What the judges share has cases in all contracts.
  if (contract === 'copy')
    for (const other of contractNames.filter((name) => name !== contract && caseFoldersOf(name).length > 0))
      survived = await unnoticedBy(other, survived)
  survived = await unnoticedByTests('other tests', survived)
}

const share = (killed: number, of: number) => `${killed} of ${of} (${((100 * killed) / of).toFixed(1)} %)`
for (const { file, line, says } of survived.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line))
  process.stdout.write(`unnoticed  ${relative(lane, file)}:${line}  ${says}\n`)
for (const [file, of] of Map.groupBy(chosen, (mutant) => mutant.file)) {
  const left = survived.filter((mutant) => mutant.file === file).length
  process.stdout.write(`noticed  ${share(of.length - left, of.length)}  ${relative(lane, file)}\n`)
}
process.stdout.write(
  `${contract}: noticed ${share(chosen.length - survived.length, chosen.length)} mutants, ${share(chosen.length - byCases.length, chosen.length)} by its cases alone, drawn from ${all.length}; ${endless} of them noticed because they never end\n`,
)
