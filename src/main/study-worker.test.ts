import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import type { Instant } from '../base/ids.ts'
import { memoryLedger } from '../ledger/memory-ledger.ts'
import { createArtefactStore } from '../platform/artefacts/artefact-store.ts'
import { keptStudies } from '../platform/flow/kept-studies.ts'
import { logFiles } from '../platform/flow/log-files.ts'
import { studyInput } from '../platform/flow/study-input.ts'
import { studyThread } from '../platform/flow/study-thread.ts'
import { flowFrom } from '../server/flow/flow-questions.ts'
import { sampleHistory } from './sample-history.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean()
})

/** The sample's history, asked in a thread of its own and, beside it, in this one. */
async function sampleFlow() {
  const folder = mkdtempSync(join(tmpdir(), 'fairway-study-'))
  cleanups.push(() => rm(folder, { recursive: true, force: true }))
  const artefacts = createArtefactStore(folder)
  const now = '2026-06-01T09:00:00.000Z' as Instant
  let ids = 0
  const ledger = memoryLedger({ now: () => now, newId: () => `e${ids++}` })
  const events = await sampleHistory(artefacts.put, now)
  await ledger.append([], () => ({ events }))
  const recorded = studyInput(ledger, () => ({ histories: [], version: '' }))
  const thread = studyThread(new URL('./study-worker.ts', import.meta.url), folder, recorded)
  cleanups.push(thread.close)
  return { beside: thread, here: flowFrom(keptStudies(recorded, artefacts), logFiles) }
}

describe('Flow in a thread of its own', () => {
  test('leaves the server free while it makes its study, and answers as it would in the server', async () => {
    const { beside, here } = await sampleFlow()
    const query = { window: 'all', clock: 'elapsed' } as const
    let turns = 0
    let isAnswered = false
    const asked = beside.ask('path', query).finally(() => {
      isAnswered = true
    })
    while (!isAnswered) {
      await nextTurn()
      turns++
    }

    // Made in this thread, the whole study would be within one turn of the loop, and its reading within a few.
    expect(turns).toBeGreaterThan(1_000)
    expect(await asked).toBe(await here.ask('path', query))
  })

  test('refuses in the same words', async () => {
    const { beside, here } = await sampleFlow()
    const query = { item: 'nobody' }
    const told = await beside.ask('item', query).catch((error: unknown) => error)
    const { code, where, next } = (await here.ask('item', query).catch((error: unknown) => error)) as never
    expect(told).toMatchObject({ name: 'FairwayError', code, where, next })
  })
})
