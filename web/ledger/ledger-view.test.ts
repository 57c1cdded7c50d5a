import { expect, test } from 'vitest'
import type { LedgerEventView } from '../../src/api/ledger-schema.ts'
import { ledgerView, prettyData } from './ledger-view.ts'

const now = new Date(2026, 10, 22, 18)
const event = (seq: number, at: Date): LedgerEventView => ({
  seq,
  id: `evt_${seq}`,
  at: at.toISOString(),
  type: 'change.proved',
  actor: { kind: 'fairway', id: 'fairway', name: 'Fairway' },
  objects: [],
  why: null,
  says: '',
  data: {},
})
const pages = (...events: LedgerEventView[][]) =>
  ({ kind: 'answered', value: events.map((one) => ({ events: one, total: 9, head: 'h' })) }) as const

test('events stand under their day, over the border of two pages', () => {
  const view = ledgerView(
    pages(
      [event(3, new Date(2026, 10, 22, 9)), event(2, new Date(2026, 10, 21, 9))],
      [event(1, new Date(2026, 10, 21, 8))],
    ),
    false,
    now,
  )

  expect(view.kind === 'ready' && view.days.map((day) => [day.title, day.events.length])).toEqual([
    ['Today', 1],
    ['Yesterday', 2],
  ])
})

test('nothing found by a filter is told apart from an empty ledger', () => {
  expect(ledgerView(pages([]), true, now)).toEqual({ kind: 'empty', filtered: true })
  expect(ledgerView(pages([]), false, now)).toEqual({ kind: 'empty', filtered: false })
})

test('data is shown with its keys in order, at every depth', () => {
  expect(prettyData({ b: 1, a: { d: [{ z: 1, y: 2 }], c: null } })).toBe(
    JSON.stringify({ a: { c: null, d: [{ y: 2, z: 1 }] }, b: 1 }, null, 2),
  )
})
