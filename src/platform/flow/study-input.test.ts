import { expect, test } from 'vitest'
import type { Instant } from '../../base/ids.ts'
import { fairway } from '../../ledger/event.ts'
import { memoryLedger } from '../../ledger/memory-ledger.ts'
import { studyInput } from './study-input.ts'

test('what a study is made of holds what was written before it was asked for, once, however many ask', async () => {
  let ids = 0
  const ledger = memoryLedger({ now: () => '2026-01-01T09:00:00.000Z' as Instant, newId: () => `e${ids++}` })
  // A ledger in a database tells of news when it comes to it.
  const late = { ...ledger, append: ledger.append, page: ledger.page, subscribe: () => () => undefined }
  const remove = (id: string) =>
    ledger.append([], () => ({
      events: [
        { type: 'source.removed', actor: fairway, objects: [{ type: 'source', id }], why: 'not ours', data: {} },
      ],
    }))
  const input = studyInput(late, () => ({ histories: [], version: 'none' }))
  const seen = async () => (await input()).events.map(({ objects }) => objects[0]?.id)

  expect(await seen()).toEqual([])
  await remove('one')
  expect(await Promise.all([seen(), seen()])).toEqual([['one'], ['one']])
  const version = (await input()).version
  await remove('two')
  expect(await seen()).toEqual(['one', 'two'])
  expect((await input()).version).not.toBe(version)
})
