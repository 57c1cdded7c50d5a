import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChangeId, Instant, Milliseconds } from '../base/ids.ts'
import type { ChangeState } from '../change/change-state.ts'
import type { ChangeRecord } from '../ledger/change-record.ts'
import { pathToLive, type ShippedPath, summaryOfPaths } from './decision-to-live.ts'

describe('the path from decision to live', () => {
  test('its parts sum to the whole, whatever states were passed and however often', () => {
    const passed = fc.array(
      fc.record({
        state: fc.constantFrom<ChangeState>(
          'proved',
          'checked',
          'in review',
          'draft',
          'approved',
          'merged',
          'deployed',
        ),
        tookMs: fc.nat(1e9),
      }),
    )
    fc.assert(
      fc.property(fc.nat(1e9), passed, (waitedMs, stops) => {
        const path = pathToLive(changeThat(waitedMs, stops))

        expect(path?.parts.reduce((sum, part) => sum + part.ms, 0)).toBe(path?.decisionToLiveMs)
      }),
    )
  })

  test('waiting is the time before the proposal and in review, nothing else', () => {
    const path = pathToLive(
      changeThat(60_000, [
        { state: 'proved', tookMs: 1_000 },
        { state: 'in review', tookMs: 5_000 },
        { state: 'approved', tookMs: 30_000 },
      ]),
    )

    expect(path?.parts.filter((part) => part.waits)).toEqual([
      { name: 'decision to proposal', ms: 60_000, waits: true },
      { name: 'review', ms: 30_000, waits: true },
    ])
  })

  test('a change that was reverted later still counts to the moment it was live', () => {
    const change = changeThat(0, [{ state: 'deployed', tookMs: 10 }])
    const reverted = { ...change, entered: [...change.entered, { state: 'reverted' as const, at: at(99_999) }] }

    expect(pathToLive(reverted)?.decisionToLiveMs).toBe(pathToLive(change)?.decisionToLiveMs)
  })

  test('a change that is not live has no path yet', () => {
    expect(pathToLive({ ...changeThat(0, []), live: null })).toBeNull()
  })
})

describe('the summary', () => {
  test('of one change says that one is too few for an interval', () => {
    expect(summaryOfPaths([pathOf(100)])).toMatchObject({
      n: 1,
      medianMs: 100,
      lowMs: 100,
      highMs: 100,
      interval: expect.stringContaining('one change is too few'),
    })
  })

  // Conover's table of the sign-test interval: n = 6 gives the extremes, n = 10 the 2nd and 9th, n = 20 the 6th and 15th.
  test.each([
    [6, 1, 6],
    [10, 2, 9],
    [20, 6, 15],
  ])('of %i changes is enclosed by the %ith and %ith', (n, low, high) => {
    const paths = Array.from({ length: n }, (_, index) => pathOf(index + 1))

    expect(summaryOfPaths(paths)).toMatchObject({ n, lowMs: low, highMs: high, medianMs: (n + 1) / 2 })
  })

  test('of nothing is nothing', () => {
    expect(summaryOfPaths([])).toBeNull()
  })
})

const start = Date.UTC(2026, 0, 1)
const at = (ms: number) => new Date(start + ms).toISOString() as Instant

function changeThat(waitedMs: number, stops: readonly { state: ChangeState; tookMs: number }[]): ChangeRecord {
  let now = waitedMs
  const entered = [{ state: 'draft' as ChangeState, at: at(now) }]
  for (const stop of stops) {
    now += stop.tookMs
    entered.push({ state: stop.state, at: at(now) })
  }
  now += 1
  entered.push({ state: 'live', at: at(now) })
  return {
    id: 'chg_1',
    intent: { decision: { says: null, url: null, decidedAt: at(0) } },
    statedAt: at(waitedMs),
    entered,
    live: { at: at(now) },
  } as unknown as ChangeRecord
}

const pathOf = (ms: number): ShippedPath => ({
  change: 'chg_1' as ChangeId,
  decidedAt: at(0),
  liveAt: at(ms),
  decisionToLiveMs: ms as Milliseconds,
  parts: [{ name: 'review', ms: ms as Milliseconds, waits: true }],
})
