import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Instant } from '../../src/base/ids.ts'
import { livelyPlan } from '../../src/flow/generate/history-plan.ts'
import { memoryLedger } from '../../src/ledger/memory-ledger.ts'
import { generatedHistory } from '../../src/main/sample-history.ts'
import { createArtefactStore } from '../../src/platform/artefacts/artefact-store.ts'
import { studyInput } from '../../src/platform/flow/study-input.ts'
import { studyThread } from '../../src/platform/flow/study-thread.ts'
import type { FlowQuestion, FlowQuestions } from '../../src/server/flow/flow-questions.ts'
import { ms, type Row } from './table.ts'

const items = 100_000
/** In which the sample, of so many fewer items, is made. */
const daysOfSample = 172
/** A person waits this long for a page, if it says that it is being computed. */
const patienceMs = 10_000
/** Once after each import. */
const studyMs = 60_000
/** What the server may owe everybody else meanwhile. */
const pauseMs = 100

const window = 'all'
const questions: readonly { readonly [Q in FlowQuestion]: readonly [Q, FlowQuestions[Q]] }[FlowQuestion][] = [
  ['path', { window, clock: 'elapsed' }],
  ['map', { window, types: '', clock: 'elapsed', share: 0.8 }],
  ['work', { window }],
  ['lanes', {}],
  ['constraint', {}],
  ['signs', {}],
  ['initiatives', {}],
  ['ageing', { window }],
  ['completed', { window }],
  ['cumulative', { window }],
]

/** Every page of Flow on a large record, as the server asks for it: of a thread, which makes its study of what was kept. */
export async function benchAnswers(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'fairway-bench-'))
  const artefacts = createArtefactStore(folder)
  const plan = { ...livelyPlan, items }
  const now = new Date(
    plan.from + (items / livelyPlan.items) * daysOfSample * 24 * 60 * 60_000,
  ).toISOString() as Instant
  let ids = 0
  const ledger = memoryLedger({ now: () => now, newId: () => `e${ids++}` })
  const events = await generatedHistory(plan, artefacts.put)
  await ledger.append([], () => ({ events }))
  const recorded = studyInput(ledger, () => ({ histories: [], version: '' }))
  const thread = studyThread(new URL('../../src/main/study-worker.ts', import.meta.url), folder, recorded)
  const pauses = monitorEventLoopDelay({ resolution: 5 })
  const timed = async (question: string, query: unknown): Promise<number> => {
    const start = performance.now()
    await thread.ask(question, query)
    return performance.now() - start
  }
  try {
    pauses.enable()
    const rows = [limited('drift, and the study before it', await timed('drift', {}), studyMs)]
    for (const [question, query] of questions) rows.push(limited(question, await timed(question, query), patienceMs))
    pauses.disable()
    return [...rows, limited('longest pause of everything else meanwhile', pauses.max / 1e6, pauseMs)]
  } finally {
    await thread.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const limited = (what: string, took: number, limit: number): Row => ({
  what: `${items.toLocaleString('en')} items: ${what}`,
  ours: ms(took),
  peer: `limit ${ms(limit)}`,
  ratio: took / limit,
  limit: '≤ 1',
  holds: took <= limit,
})
