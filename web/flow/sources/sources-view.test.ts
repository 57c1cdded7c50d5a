import { expect, test } from 'vitest'
import { isMixed, sortedChecks, usedSays } from './sources-view.ts'

test('one record left out of many is never called all', () => {
  expect(usedSays({ raw: 100_000, used: 99_999 })).toBe('nearly all')
  expect(usedSays({ raw: 3, used: 3 })).toBe('all')
  expect(usedSays({ raw: 3, used: 2 })).toBe('66 %')
  expect(usedSays({ raw: 0, used: 0 })).toBe(null)
})

test('what is doubtful stands first, and what was not found is not hidden', () => {
  const check = (id: string, count: number, isDoubt: boolean) => ({
    ...{ id, count, isDoubt, says: '', means: '', of: null, examples: [] },
  })
  const { doubts, known, fine } = sortedChecks([check('a', 0, false), check('b', 3, true), check('c', 2, false)])
  expect([doubts, known, fine].map(([one]) => one?.id)).toEqual(['b', 'c', 'a'])
})

test('made-up work beside real work is said; beside what Fairway recorded itself it is the sample', () => {
  const source = (id: string | null, isGenerated: boolean) => ({
    ...{
      id,
      name: '',
      kind: '',
      isGenerated,
      isConnected: false,
      isWhole: true,
      importedAt: null,
      by: null,
      why: null,
    },
    ...{ bytes: null, raw: 0, normalised: 0, used: 0, events: 0, knownUntil: null, findings: [] },
  })
  const view = (...sources: ReturnType<typeof source>[]) => ({
    ...{ asOf: null, sources, joined: { events: 0, repeated: 0, types: [] }, checks: [], headline: '' },
    ...{ isClean: true, isSample: true, mayChange: true },
  })
  expect(isMixed(view(source('a', true), source('b', false)))).toBe(true)
  expect(isMixed(view(source('a', true), source(null, false)))).toBe(false)
})
