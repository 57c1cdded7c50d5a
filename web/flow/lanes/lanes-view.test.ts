import { expect, test } from 'vitest'
import { durationFigure } from '../path-samples.ts'
import { burnUp, effectLines, type LaneView, shareSays } from './lanes-view.ts'

const box = { left: 40, right: 440, top: 10, bottom: 210 }
const week = (at: number): string => new Date(Date.UTC(2026, 0, 5) + at * 7 * 86_400_000).toISOString()
const share = (value: number) => ({ share: value, low: value - 0.1, high: value + 0.1, level: 0.95 })

const lane: LaneView = {
  definition: { id: 'lane-adoption', version: 1, says: '' },
  interval: null,
  window: { by: 'completion', from: null, to: null },
  clock: 'elapsed',
  calendar: null,
  n: 30,
  censored: 0,
  excluded: [],
  coverage: 1,
  asOf: week(3),
  lane: 'copy',
  class: 'small',
  openedAt: week(0),
  says: '',
  target: { wants: { kind: 'share', share: 0.5 }, by: week(8), owner: 'Mara' },
  adoption: share(0.4),
  reaches: 0.2,
  weeks: [
    { at: week(1), eligible: 0, took: 0, share: null },
    { at: week(2), eligible: 10, took: 2, share: share(0.2) },
    { at: week(3), eligible: 30, took: 12, share: share(0.4) },
  ],
  cone: [
    { at: week(5), low: 0.35, middle: 0.42, high: 0.5 },
    { at: week(8), low: 0.35, middle: 0.45, high: 0.6 },
  ],
  leakage: [],
  guards: [],
  speed: { lane: durationFigure(null), ordinary: durationFigure(null), compared: 'cannot tell', pValue: null },
  effect: {
    says: '',
    before: 2,
    after: 1,
    weeks: [
      { at: week(0), eligible: 100, others: 90 },
      { at: week(1), eligible: null, others: 95 },
      { at: week(2), eligible: 4, others: 92 },
    ],
  },
}

test('a week in which nothing could have taken the lane has no share, and no point', () => {
  expect(burnUp(lane, box)?.line.split('L')).toHaveLength(2)
  expect(burnUp({ ...lane, weeks: lane.weeks.slice(0, 1) }, box)).toBeNull()
})

test('the target stands on its day inside the chart, and the forecast begins where the record ends', () => {
  const chart = burnUp(lane, box)
  expect(chart?.target?.x).toBeCloseTo(box.right)
  expect(chart?.target?.y).toBeGreaterThan(box.top)
  const end = chart?.line.split('L').at(-1)
  expect(chart?.cone.startsWith(`M${end}`)).toBe(true)
})

test('a lane without target and forecast has neither line nor cone', () => {
  expect(burnUp({ ...lane, target: null, cone: [] }, box)).toMatchObject({ target: null, cone: '' })
})

test('a week without any change is a gap in the line, not a 0', () => {
  const { eligible, others } = effectLines(lane, box)
  expect(eligible.match(/M/g)).toHaveLength(2)
  expect(others.match(/M/g)).toHaveLength(1)
})

test('a share is said with its interval', () => {
  expect(shareSays(share(0.3))).toBe('30 % (20–40 %)')
  expect(shareSays(null)).toBe('not known')
})
