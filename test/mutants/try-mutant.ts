/**
 * In a thread of its own: runs the cases of a contract against one changed module after the other. Loading the kernel costs more
 * than judging all its cases, so only the changed module and those that import it are loaded anew, under an address of their own.
 */

import { existsSync, readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import type { Case } from '../../src/lane/case-suite.ts'

interface Given {
  readonly contract: string
  readonly folders: readonly string[]
  readonly skipped: ReadonlySet<string>
}
/** What to change: a file, and the files that must be loaded anew with it. `null`: nothing. */
export interface Trial {
  readonly file: string
  readonly source: string
  readonly dependents: readonly string[]
}
export interface Outcome {
  readonly killedBy: string | null
  readonly tookMs: number
}

const { contract, folders, skipped } = workerData as Given
const lane = join(dirname(import.meta.dirname), '../src/lane')
let trial: {
  readonly mark: string
  readonly target: string
  readonly source: string
  readonly anew: Set<string>
} | null = null
let trials = 0

const stripped = new Map<string, string>()
function javaScriptOf(file: string): string {
  const known = stripped.get(file) ?? stripTypeScriptTypes(readFileSync(file, 'utf8'))
  stripped.set(file, known)
  return known
}

registerHooks({
  resolve: (specifier, context, next) => {
    const resolved = next(specifier, context)
    return trial?.anew.has(resolved.url) ? { ...resolved, url: resolved.url + trial.mark } : resolved
  },
  load: (url, context, next) => {
    if (trial === null || !url.endsWith(trial.mark)) return next(url, context)
    const plain = url.slice(0, -trial.mark.length)
    const source = plain === trial.target ? stripTypeScriptTypes(trial.source) : javaScriptOf(fileURLToPath(plain))
    return { format: 'module', source, shortCircuit: true }
  },
})

const { otherOutcome, readCases, toldOf } = (await import(
  join(lane, 'case-suite.ts')
)) as typeof import('../../src/lane/case-suite.ts')
const { editAnswers, fileAnswers, listingOf, pathAnswers, readListings, wordAnswers } = (await import(
  join(lane, 'listing-suite.ts')
)) as typeof import('../../src/lane/listing-suite.ts')
type Kernel = typeof import('../../src/lane/index.ts')

interface Known extends Case {
  readonly folder: string
  kills: number
}
const cases: readonly Known[] = folders
  .flatMap((folder) =>
    readCases(folder, contract as Parameters<typeof readCases>[1]).map((one) => ({ ...one, folder, kills: 0 })),
  )
  .filter(({ name }) => !skipped.has(name))
/** Which cases noticed a change of which file: they are asked first at its next change. */
const killersOf = new Map<string, Set<Known>>()

function inOrder(file: string): Known[] {
  const killers = killersOf.get(file)
  const rank = (one: Known) =>
    (killers?.has(one) ? 2e6 : 0) + (file.startsWith(dirname(one.folder)) ? 1e6 : 0) + one.kills
  return cases.toSorted((a, b) => rank(b) - rank(a))
}

const name = contract as Parameters<Kernel['judge']>[1]

/** The words in which cases are answered, where a contract has them written down: some tell only those of an adversary. */
const toldFile = join(lane, contract, 'told.txt')
const told = new Set(existsSync(toldFile) ? readFileSync(toldFile, 'utf8').trimEnd().split('\n\n') : [])
const titles = new Set([...told].map((block) => block.split('\n', 1)[0]?.replace(/: \w+$/, '')))
const isTold = ({ name }: Known) => titles.has(name.replaceAll('\n', '⏎'))

function turnsOutOtherwise({ judge }: Kernel, one: Known): boolean {
  const result = judge(one.patch, name, one.facts)
  return otherOutcome(one, result) !== null || (isTold(one) && !told.has(toldOf(one.name, result)))
}

/** Files with all their texts, and what becomes of them, as a contract has them written down. */
const listingFolder = join(lane, contract, 'listings')
const listings = (existsSync(listingFolder) ? readListings(listingFolder) : []).map((file) => ({
  ...file,
  ending: file.path.slice(file.path.lastIndexOf('.') + 1),
  written: readFileSync(join(listingFolder, file.name), 'utf8'),
}))

const lists = [
  { name: 'paths.txt', answers: pathAnswers },
  { name: 'words.txt', answers: wordAnswers },
  { name: 'files.txt', answers: fileAnswers },
  { name: 'edits.txt', answers: editAnswers(listings) },
]
  .filter((list) => existsSync(join(listingFolder, list.name)))
  .map((list) => ({ ...list, written: readFileSync(join(listingFolder, list.name), 'utf8') }))

/** The first file whose texts are no longer those that are listed; files of the changed format are read first. */
function otherListing(kernel: Kernel, changed: string): string | null {
  for (const list of lists) if (list.answers(kernel, name, list.written) !== list.written) return list.name
  const rank = ({ ending }: (typeof listings)[number]) => (changed.includes(`/${ending}`) ? 0 : 1)
  for (const file of listings.toSorted((a, b) => rank(a) - rank(b)))
    if (listingOf(kernel, name, file) !== file.written) return file.path
  return null
}

/** Whether the slots of an admitted case can no longer be rewritten. */
function rewritesNothing({ slots, applyEdits }: Kernel, { patch, facts, verdict }: Case): boolean {
  if (verdict !== 'allowed') return false
  return patch.some(({ path, before }) => {
    if (before === null) return false
    const found = slots({ path, bytes: before }, name, facts)
    const slot = found[found.length >> 1]
    if (slot === undefined) return false
    const edit = { slot: slot.id, path, from: slot.value, to: `${slot.value} x` }
    const result = applyEdits({ path, bytes: before }, [edit], name, facts)
    return result.kind === 'applied' && Buffer.compare(result.bytes, before) === 0
  })
}

/** The first case that turns out otherwise than written down; `null` when all are as before. */
function firstDifference(kernel: Kernel, file: string): string | null {
  const ordered = inOrder(file)
  // A listing asks more of every text than that it can be rewritten.
  for (const notices of listings.length > 0 ? [turnsOutOtherwise] : [turnsOutOtherwise, rewritesNothing])
    for (const one of ordered) {
      let found: string | null
      try {
        found = notices(kernel, one) ? one.name : null
      } catch (error) {
        found = `${one.name}: throws ${error instanceof Error ? error.message : error}`
      }
      if (found === null) continue
      one.kills++
      killersOf.set(file, (killersOf.get(file) ?? new Set()).add(one))
      return found
    }
  try {
    return otherListing(kernel, file) ?? ordered.find((one) => turnsOutOtherwise(kernel, afresh(one)))?.name ?? null
  } catch (error) {
    return `at last: throws ${error instanceof Error ? error.message : error}`
  }
}

/**
 * A case that nobody has judged. What modules that were not loaded anew keep of a case is as it was without the change: a class list
 * that a judge no longer reads was read by the one before it.
 */
const afresh = (one: Known): Known => ({ ...one, patch: one.patch.map((change) => ({ ...change })) })

async function run(given: Trial | null): Promise<Outcome> {
  const started = performance.now()
  const mark = `?trial=${++trials}`
  trial = given && {
    mark,
    target: pathToFileURL(given.file).href,
    source: given.source,
    anew: new Set(given.dependents.map((file) => pathToFileURL(file).href)),
  }
  let killedBy: string | null
  try {
    const kernel = (await import(pathToFileURL(join(lane, 'index.ts')).href)) as Kernel
    killedBy = firstDifference(kernel, given?.file ?? '')
  } catch (error) {
    killedBy = `cannot be loaded: ${error instanceof Error ? error.message : error}`
  }
  return { killedBy, tookMs: performance.now() - started }
}

parentPort?.on('message', async (given: Trial | null) => parentPort?.postMessage(await run(given)))
