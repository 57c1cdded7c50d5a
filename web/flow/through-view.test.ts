import { describe, expect, test } from 'vitest'
import type { FlowView } from '../../src/api/shipped-schema.ts'
import { flowView, percentWords, stripOf, ticksOf } from './through-view.ts'

const shipped = (
  change: string,
  minutes: number,
  liveAt = '2026-11-22T10:00:00.000Z',
): FlowView['shipped'][number] => ({
  change,
  sentence: '',
  requester: '',
  lane: '',
  decidedAt: new Date(Date.parse(liveAt) - minutes * 60_000).toISOString(),
  statedAt: liveAt,
  liveAt,
  decisionToLiveMs: minutes * 60_000,
  parts: [
    { name: 'decided → stated', ms: 0, waits: true },
    { name: 'review', ms: minutes * 30_000, waits: true },
    { name: 'deploy', ms: minutes * 30_000, waits: false },
  ],
  revertedAt: null,
})

const flow = (more: Partial<FlowView>): FlowView => ({
  asOf: '2026-11-22T10:00:00.000Z',
  definition: '',
  shipped: [],
  open: [],
  summary: null,
  ...more,
})
const view = (more: Partial<FlowView>) => flowView({ kind: 'answered', value: flow(more) })

test('without anything shipped there is no number, only what is open', () => {
  expect(view({}).kind).toBe('empty')
})

test('the newest stands first', () => {
  const seen = view({ shipped: [shipped('old', 5, '2026-11-20T10:00:00.000Z'), shipped('new', 5)] })

  expect(seen.kind === 'ready' && seen.strips.map((strip) => strip.shipped.change)).toEqual(['new', 'old'])
})

test('the headline says the median with its interval and n', () => {
  const summary = { n: 7, medianMs: 370_000, lowMs: 240_000, highMs: 540_000, interval: '', waitingShare: 0.71 }
  const seen = view({ shipped: [shipped('a', 5)], summary })

  expect(seen.kind === 'ready' && seen.headline).toEqual({
    median: '6 min 10 s',
    interval: '4–9 min',
    n: 7,
    waiting: '71 %',
  })
})

describe('a strip', () => {
  test('its parts lie end to end on the common axis', () => {
    const strip = stripOf(shipped('a', 10), 20 * 60_000)

    expect(strip.parts.map((part) => [part.name, part.from, part.width])).toEqual([
      ['review', 0, 25],
      ['deploy', 25, 25],
    ])
    expect(strip.end).toBe(50)
  })

  test('each part knows its absolute times', () => {
    const [review, deploy] = stripOf(shipped('a', 10), 600_000).parts

    expect(review?.toAt).toBe('2026-11-22T09:55:00.000Z')
    expect(deploy?.fromAt).toBe(review?.toAt)
  })
})

test('a share is never rounded to nothing or to everything', () => {
  expect(percentWords(0.001)).toBe('1 %')
  expect(percentWords(0.999)).toBe('99 %')
  expect(percentWords(0)).toBe('none')
  expect(percentWords(1)).toBe('all')
})

test('the axis has a handful of round moments', () => {
  for (const minutes of [0.2, 3, 47, 600, 10_000, 900_000]) {
    const ticks = ticksOf(minutes * 60_000)
    expect(ticks.length).toBeGreaterThan(1)
    expect(ticks.length).toBeLessThan(9)
    expect(ticks.at(-1)?.at).toBeLessThanOrEqual(100)
  }
})
