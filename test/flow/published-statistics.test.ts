import { beforeAll, describe, expect, test } from 'vitest'
import { aalenJohansen, type CumulativeIncidence, reachedBy } from '../../src/flow/statistics/aalen-johansen.ts'
import { kaplanMeier, type SurvivalCurve } from '../../src/flow/statistics/kaplan-meier.ts'
import { orderStatisticInterval } from '../../src/flow/statistics/order-statistic-interval.ts'
import { percentile } from '../../src/flow/statistics/percentile.ts'
import { percentileInterval } from '../../src/flow/statistics/percentile-interval.ts'
import { seededRandom } from '../../src/flow/statistics/seeded-random.ts'
import { type SortedSample, sortedSample } from '../../src/flow/statistics/sorted-sample.ts'
import { survivalPercentile } from '../../src/flow/statistics/survival-percentile.ts'
import { outcomes, type SurvivalSample } from '../../src/flow/statistics/survival-sample.ts'
import { type LoanApplication, loanApplications, pullRequests, receiptSeconds } from '../support/published-logs.ts'
import { noSharedData } from '../support/shared-data.ts'

const { open, reached, cancelled } = outcomes

describe.skipIf(noSharedData)('durations of the receipt log', () => {
  let receipt: SortedSample = sortedSample([])
  beforeAll(async () => {
    receipt = sortedSample(await receiptSeconds())
  })
  const rankOf = (seconds: number): number => receipt.filter((value) => value <= seconds).length

  test('have the percentiles that NumPy, R and DuckDB say', () => {
    expect(receipt.length).toBe(1434)
    expect(percentile(receipt, 0.5)).toBeCloseTo(2_868.5835, 3)
    expect(percentile(receipt, 0.75)).toBeCloseTo(438_835.661, 3)
    expect(percentile(receipt, 0.85)).toBeCloseTo(957_385.954, 3)
    expect(percentile(receipt, 0.95)).toBeCloseTo(2_066_036.6669, 3)
  })

  test('have their median between ranks 680 and 755', () => {
    expect(orderStatisticInterval(receipt, 0.5)).toEqual({
      low: 1_696.561,
      high: 7_048.93,
      level: 0.95,
      ranks: { low: 680, high: 755 },
      coverage: expect.closeTo(0.952396, 6),
    })
  })

  test('have their median where resampling puts it', () => {
    const { low, high, by } = percentileInterval(receipt, 0.5, seededRandom(2)) ?? {}

    expect(by).toBe('bootstrap')
    // 1,709 and 7,159 in the reference; another seed moves the ends by about three ranks of the sample.
    expect(rankOf(low ?? 0)).toBeCloseTo(rankOf(1_709), -0.9)
    expect(rankOf(high ?? 0)).toBeCloseTo(rankOf(7_159), -0.9)
  })
})

describe.skipIf(noSharedData)('open work, on published logs', () => {
  const day = 86_400_000
  let applications: readonly LoanApplication[] = []
  beforeAll(async () => {
    applications = await loanApplications()
  }, 60_000)

  /** Summer time ended on 30 October 2011 at 1:00 UTC. */
  const clocks = {
    elapsed: (time: number) => time,
    'on the wall': (time: number) => time + (time >= 1_319_936_400_000 && time < 1_332_637_200_000 ? 1 : 2) * 3_600_000,
  }

  // The reference was computed on local times; true elapsed times differ where an item was open while the clocks went back.
  test.each([
    ['2011-11-01', 'all', 'on the wall', 2393, 680, [0.04, 10.25], [1.04, 23.82], [1.06, 23.59]],
    ['2011-11-15', 'all', 'on the wall', 3758, 733, [0.09, 13.41], [0.88, 22.08], [0.88, 22.66]],
    ['2011-11-15', 'accepted', 'on the wall', 1542, 614, [12.48, 21.96], [14.91, 30.79], [14.96, 30.8]],
    ['2011-12-01', 'accepted', 'on the wall', 2035, 591, [13.05, 24.81], [15.01, 30.79], [14.96, 30.84]],
    ['2011-11-01', 'all', 'elapsed', 2393, 680, [0.04, 10.25], [1.06, 23.91], [1.06, 23.63]],
    ['2011-11-15', 'all', 'elapsed', 3760, 735, [0.09, 13.41], [0.89, 22.12], [0.87, 22.66]],
    ['2011-11-15', 'accepted', 'elapsed', 1542, 614, [12.48, 21.98], [14.92, 30.83], [14.97, 30.84]],
    ['2011-12-01', 'accepted', 'elapsed', 2036, 592, [13.05, 24.83], [15.03, 30.83], [14.98, 30.86]],
  ] as const)(
    'as of %s, %s, time %s: Kaplan–Meier is near what came out, completed work is not',
    (asOf, group, clock, n, openCount, completed, estimate, truth) => {
      const read = clocks[clock]
      const now = Date.parse(asOf)
      const cohort = applications
        .filter(({ start, accepted }) => read(start) <= now && (group === 'all' || accepted))
        .map(({ start, end }) => ({ start: read(start), end: end === null ? null : read(end) }))
      const ended = cohort.flatMap(({ start, end }) => (end === null ? [] : [{ took: (end - start) / day, end }]))
      const isOpen = ({ end }: { end: number | null }): boolean => end === null || end > now
      const curve = curveOf({
        entry: null,
        exit: cohort.map((item) => ((isOpen(item) ? now : (item.end as number)) - item.start) / day),
        outcome: cohort.map((item) => (isOpen(item) ? open : reached)),
      })
      const at = (values: readonly number[]): (number | null)[] =>
        [0.5, 0.85].map((p) => percentile(sortedSample(values), p))
      const estimated = [0.5, 0.85].map((p) => {
        const found = survivalPercentile(curve, p)
        return found.kind === 'reached' ? found.time : null
      })

      expect([cohort.length, cohort.filter(isOpen).length]).toEqual([n, openCount])
      inDays(at(ended.filter(({ end }) => end <= now).map(({ took }) => took)), completed)
      inDays(estimated, estimate)
      inDays(at(ended.map(({ took }) => took)), truth)
    },
  )

  test('DevLake’s pull requests take 248,931 s at the median once closed and open ones count, and 44.9 % are merged within a week', () => {
    const rows = pullRequests()
    const sample = {
      entry: null,
      exit: rows.map(({ seconds }) => seconds),
      outcome: rows.map(({ end }) => ({ merged: reached, closed: cancelled, open })[end]),
    }

    expect(rows.length).toBe(49)
    expect(survivalPercentile(curveOf(sample), 0.5)).toEqual({
      kind: 'reached',
      time: 248_931,
      interval: { low: 71_364, high: 1_960_947, level: 0.95 },
    })
    expect(reachedBy(aalenJohansen(sample) as CumulativeIncidence, 7 * 86_400)?.share).toBeCloseTo(0.449, 3)
  })
})

const curveOf = (sample: SurvivalSample): SurvivalCurve => kaplanMeier(sample) as SurvivalCurve

function inDays(found: readonly (number | null)[], expected: readonly number[]): void {
  expect(found.map((value) => Number(value?.toFixed(2)))).toEqual(expected)
}
