/** In a thread of its own: loads the kernel with one file changed, and runs the cases until one turns out otherwise. */
import { registerHooks } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import type { Case } from '../../src/lane/case-suite.ts'

const { file, source, contract, folders, skipped } = workerData as {
  readonly file: string | null
  readonly source: string
  readonly contract: string
  readonly folders: readonly string[]
  readonly skipped: ReadonlySet<string>
}
if (file !== null) {
  const target = pathToFileURL(file).href
  registerHooks({
    load: (url, context, next) =>
      url === target ? { format: 'module-typescript', source, shortCircuit: true } : next(url, context),
  })
}

const lane = join(dirname(import.meta.dirname), '../src/lane')
const { readCases } = await import(join(lane, 'case-suite.ts'))
const { applyEdits, judge, slots } = await import(join(lane, 'index.ts'))
const cases: readonly Case[] = folders
  .flatMap((folder): Case[] => readCases(folder, contract))
  .filter(({ name }) => !skipped.has(name))

/** The first case that turns out otherwise than written down; `null` when all are as before. */
function firstDifference(): string | null {
  for (const { name, patch, facts, verdict, rule } of cases) {
    const result = judge(patch, contract, facts)
    if ((result.kind === 'allowed') !== (verdict === 'allowed')) return name
    if (
      rule !== null &&
      !(result.kind !== 'allowed' && result.findings.some((one: { rule: string }) => one.rule === rule))
    )
      return name
  }
  for (const { name, patch, facts, verdict } of cases) {
    if (verdict !== 'allowed') continue
    for (const { path, before } of patch) {
      if (before === null) continue
      const found = slots({ path, bytes: before }, contract, facts)
      if (found.length === 0) continue
      const slot = found[found.length >> 1]
      const result = applyEdits(
        { path, bytes: before },
        [{ slot: slot.id, path, from: slot.value, to: `${slot.value} x` }],
        contract,
        facts,
      )
      if (result.kind === 'applied' && Buffer.compare(result.bytes, before) === 0) return `${name}: nothing applied`
    }
  }
  return null
}

let killedBy: string | null
try {
  killedBy = firstDifference()
} catch (error) {
  killedBy = `throws ${error instanceof Error ? error.message : error}`
}
parentPort?.postMessage({ killedBy })
