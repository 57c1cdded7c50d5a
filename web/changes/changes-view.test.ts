import { describe, expect, test } from 'vitest'
import { type ChangeSummary, changeState } from '../../src/api/change-schema.ts'
import { changesView, neighbour, states, walkOrder } from './changes-view.ts'

const person = (id: string) => ({ id, name: id, handle: id, email: '', roles: [] })

const change = (id: string, more: Partial<ChangeSummary> = {}): ChangeSummary => ({
  id,
  product: 'shop',
  sentence: { context: 'Heading', before: 'Plans', after: 'Prices', language: 'en', more: 0 },
  lane: 'ux-copy',
  contract: 'copy',
  state: 'in review',
  since: '2026-11-22T10:00:00Z',
  turn: { kind: 'person', people: [person('ana')], since: '2026-11-22T10:00:00Z', says: '' },
  column: 'others',
  problem: null,
  requester: person('mara'),
  statedAt: '2026-11-22T09:00:00Z',
  decidedAt: '2026-11-22T09:00:00Z',
  liveAt: null,
  decisionToLiveMs: null,
  why: 'because',
  ...more,
})

const view = (changes: ChangeSummary[], search = {}) => changesView({ kind: 'answered', value: changes }, search)
const ids = (of: ReturnType<typeof view>, column: string) =>
  of.kind === 'ready' ? (of.columns.find((one) => one.id === column)?.changes.map((one) => one.id) ?? []) : []

describe('columns', () => {
  test('no change at all is a lesson, not four empty columns', () => {
    expect(view([]).kind).toBe('empty')
  })

  test('a filter that matches nothing is not a lesson', () => {
    expect(view([change('a')], { q: 'nothing like it' })).toMatchObject({ kind: 'ready', matching: 0 })
  })

  test('whoever has waited longest stands first', () => {
    const since = (at: string) => ({ kind: 'person' as const, people: [], since: at, says: '' })
    const list = [
      change('young', { turn: since('2026-11-22T11:00:00Z') }),
      change('old', { turn: since('2026-11-20T11:00:00Z') }),
    ]

    expect(ids(view(list), 'others')).toEqual(['old', 'young'])
  })

  test('what went live last stands first, and the column stays short', () => {
    const live = Array.from({ length: 20 }, (_, i) =>
      change(`c${i}`, { column: 'live', since: new Date(i * 60_000).toISOString() }),
    )

    const seen = view(live)

    expect(ids(seen, 'live')[0]).toBe('c19')
    expect(seen.kind === 'ready' && seen.columns[3]?.older).toHaveLength(8)
  })
})

describe('filters', () => {
  test('a person is found as the one who proposed and as the one whose turn it is', () => {
    expect(view([change('a')], { person: 'ana' })).toMatchObject({ matching: 1 })
    expect(view([change('a')], { person: 'mara' })).toMatchObject({ matching: 1 })
    expect(view([change('a')], { person: 'tom' })).toMatchObject({ matching: 0 })
  })

  test('there is one for every state of the wire', () => {
    expect(states).toEqual(changeState.options)
  })

  test('words may stand in the sentence, the reason or the name', () => {
    expect(view([change('a')], { q: 'prices mara' })).toMatchObject({ matching: 1 })
  })
})

describe('walking', () => {
  const order = walkOrder(view([change('b', { column: 'moving' }), change('a', { column: 'you' })]))

  test('it goes column after column, your turn first', () => {
    expect(order.map((one) => one.id)).toEqual(['a', 'b'])
  })

  test('there is nothing after the last', () => {
    expect(neighbour(order, 'a', 1)?.id).toBe('b')
    expect(neighbour(order, 'b', 1)).toBeNull()
  })

  test('from nowhere it begins at the first', () => {
    expect(neighbour(order, null, 1)?.id).toBe('a')
  })
})
