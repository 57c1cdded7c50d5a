import { describe, expect, test } from 'vitest'
import type { FlowItemsView, ItemRow } from '../../../src/api/flow-schema.ts'
import { meta, notReached, reached } from '../path-samples.ts'
import { intervalWords, percentileWords, sampleWords, shareFigureWords, windowWords } from './figure-view.ts'
import { flowParams, flowSearch } from './flow-search.ts'
import { drawerView } from './items-view.ts'

const day = 86_400_000

describe('a figure in words', () => {
  test('says an open side of its interval instead of leaving it out', () => {
    expect(intervalWords({ low: 3 * day, high: null, level: 0.95 })).toBe('3 days or more')
    expect(intervalWords({ low: null, high: 3 * day, level: 0.95 })).toBe('up to 3 days')
    expect(percentileWords(reached(4.2, 3.6, 5.1))).toEqual({ value: '4.2 days', interval: '3.6–5.1 days' })
  })

  test('says that half was not reached as at least so long, and an empty sample as no number', () => {
    expect(percentileWords(notReached(20)).value).toBe('over 20 days')
    expect(percentileWords(undefined).value).toBe('–')
    expect(shareFigureWords(null, null).value).toBe('–')
  })

  test('counts what it is of, what is open and what is left out', () => {
    const excluded = [{ reason: '', count: 12, items: [] }]

    expect(sampleWords(meta({ n: 1412, censored: 37, excluded }))).toBe('1,412 items, 37 still open; 12 left out')
    expect(sampleWords(meta({ n: 1 }))).toBe('1 item')
  })

  test('says its window by what it goes: by decisions or by arrivals', () => {
    const from = '2026-03-03T00:00:00.000Z'

    expect(windowWords({ by: 'start', from, to: null })).toBe('decided since 3 Mar 2026')
    expect(windowWords({ by: 'completion', from: null, to: null })).toBe('all that came to production')
    expect(windowWords({ by: 'start', from, to: '2026-04-01T00:00:00.000Z' })).toBe(
      'decided from 3 Mar 2026 to 31 Mar 2026',
    )
  })
})

describe('the address', () => {
  test('is read as far as it is understood, and asks for the same', () => {
    const search = flowSearch({ window: 90, team: 'Sailors', initiative: '' })

    expect(search).toEqual({ window: '90', team: 'Sailors', initiative: undefined })
    expect(flowParams(search).toString()).toBe('window=90&team=Sailors')
    expect(flowSearch({ window: 'yesterday' }).window).toBeUndefined()
  })
})

describe('the items behind a figure', () => {
  const row = (id: string, title: string | null = null): ItemRow => ({
    id,
    type: 'item',
    title,
    says: '',
    url: null,
    decidedAt: null,
    endedAt: null,
    ms: 1,
    adds: null,
    outcome: 'reached',
    stages: [],
  })
  const items: FlowItemsView = {
    title: '',
    definition: { id: '', version: 1, says: '' },
    clock: 'elapsed',
    counted: { count: 500, items: [row('A-1', 'New prices'), row('A-2')] },
    others: { count: 0, items: [] },
    excluded: [{ reason: 'nothing says when', count: 1, items: [row('B-1')] }],
  }

  test('say how many there are when not all are here', () => {
    const { counted, excluded } = drawerView(items, '')

    expect([counted.says, excluded[0]?.says]).toEqual(['500 counted, 2 of them here', '1 left out'])
  })

  test('of a share are those in its part, beside the others of the whole', () => {
    const share = drawerView({ ...items, others: { count: 300, items: [row('C-1')] } }, '')

    expect(share.counted.says).toBe('500 of 800 counted, 2 of them here')
    expect(share.others).toMatchObject({ says: '300 others, 1 of them here', reason: 'in the whole, not in the part' })
    expect(drawerView(items, '').others).toBeNull()
  })

  test('are found by name and by id', () => {
    expect(drawerView(items, ' PRICES ').counted).toMatchObject({ says: '500 counted, 2 of them here, 1 found' })
    expect(drawerView(items, 'b-').excluded[0]?.rows).toHaveLength(1)
  })
})
