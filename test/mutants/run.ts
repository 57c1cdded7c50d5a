/**
 * Mutation testing of a judge: `node bin/run.js test/mutants/run.ts copy [most] [seed]` changes the sources of a contract one small thing at a
 * time and runs its cases. Prints the share of changes that a case notices, and those that none does. Stryker would start the test
 * runner for each of thousands of mutants; a thread with one changed module answers in a second.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Mutant, mutantsOf } from './mutate.ts'

const lane = join(import.meta.dirname, '../../src/lane')
const [contract = 'copy', most = '400', seed = '1'] = process.argv.slice(2)
const timeoutMs = 60_000
/** What all judges share is tried with the cases of copy, of which there are most. */
const ownPart = contract === 'copy' ? '' : contract

/** What a judge is made of: all that `judge-NAME.ts` imports, directly or not. How slots are listed and rewritten is tested elsewhere. */
function sourcesOf(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen
  seen.add(entry)
  for (const [, path] of readFileSync(entry, 'utf8').matchAll(/^(?:import|export)(?! type)[^']*?from '(\.[^']+)'/gms))
    sourcesOf(join(dirname(entry), path as string), seen)
  return seen
}

/** They make a judge quick and change no verdict: a text known without parsing is one that parsing would find. */
const onlyQuick = /(?:one-text|one-leaf|shared-ends|nesting)\.ts$/

const caseFolders = [join(lane, contract), ...formatsOf(join(lane, contract, 'formats'))].flatMap((folder) =>
  ['own-cases', 'cases'].map((name) => join(folder, name)).filter((path) => existsSync(path)),
)
function formatsOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
}

const skipped = new Set<string>()

function tryOut(mutant: Mutant | null): Promise<string | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./try-mutant.ts', import.meta.url), {
      workerData: { file: mutant?.file ?? null, source: mutant?.source ?? '', contract, folders: caseFolders, skipped },
      resourceLimits: { stackSizeMb: 8 },
      stdout: true,
      stderr: true,
    })
    const timer = setTimeout(() => done('takes for ever'), timeoutMs)
    const done = (killedBy: string | null) => {
      clearTimeout(timer)
      resolve(killedBy)
      void worker.terminate()
    }
    worker.on('message', ({ killedBy }: { killedBy: string | null }) => done(killedBy))
    worker.on('error', (error: Error) => done(`breaks: ${error.message}`))
  })
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

// Disputed cases turn out otherwise without any change.
for (let name = await tryOut(null); name !== null; name = await tryOut(null)) {
  if (skipped.has(name)) throw new Error(`the cases do not hold without any change: ${name}`)
  skipped.add(name)
}
const all = [...sourcesOf(join(lane, contract, `judge-${contract}.ts`))]
  .filter((file) => file.startsWith(join(lane, ownPart)) && !onlyQuick.test(file))
  .flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')))
const chosen = sample(all, Number(most))
const survived: Mutant[] = []
let tried = 0
const queue = [...chosen]
await Promise.all(
  Array.from({ length: Math.max(1, availableParallelism()) }, async () => {
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      if ((await tryOut(mutant)) === null) survived.push(mutant)
      tried++
      if (tried % 50 === 0) process.stderr.write(`${tried} of ${chosen.length}, ${survived.length} unnoticed\n`)
    }
  }),
)
const killed = chosen.length - survived.length
for (const { file, line, says } of survived.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line))
  process.stdout.write(`unnoticed  ${relative(lane, file)}:${line}  ${says}\n`)
process.stdout.write(
  `${contract}: ${killed} of ${chosen.length} mutants noticed (${((100 * killed) / chosen.length).toFixed(1)} %), drawn from ${all.length}\n`,
)
