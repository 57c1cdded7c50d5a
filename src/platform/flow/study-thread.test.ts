import { afterEach, describe, expect, test } from 'vitest'
import type { LedgerEvent } from '../../ledger/event.ts'
import type { StudyInput } from './kept-studies.ts'
import { studyThread } from './study-thread.ts'

const threads: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const each of threads.splice(0)) await each.close()
})

/** Of a record that grows by one event with each question. */
function growingThread() {
  const events: LedgerEvent[] = []
  const input = async (): Promise<StudyInput> => {
    events.push({ seq: events.length + 1 } as LedgerEvent)
    return { events: [...events], histories: [], repositories: new Map(), version: String(events.length) }
  }
  const script = new URL('../../../test/support/threads/dying-study-worker.ts', import.meta.url)
  const thread = studyThread(script, '', input)
  threads.push(thread)
  return thread
}

describe('the thread of the study', () => {
  test('is told each event once', async () => {
    const { ask } = growingThread()
    await ask('told', {})
    expect(JSON.parse(await ask('told', {}))).toEqual([[1], [2]])
  })

  test('that dies says so to whoever waits, and another one begins with all there is', async () => {
    const { ask } = growingThread()
    await ask('told', {})
    const waiting = Promise.allSettled([ask('die', {}), ask('told', {})])
    for (const each of await waiting)
      expect(each).toMatchObject({ status: 'rejected', reason: { code: 'command-failed', next: /Try again/ } })
    expect(JSON.parse(await ask('told', {}))).toEqual([[1, 2, 3, 4]])
  })
})
