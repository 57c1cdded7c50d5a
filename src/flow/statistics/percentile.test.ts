import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binomialTail } from './binomial-tail.ts'
import { bootstrapInterval, resampleCounts } from './bootstrap-interval.ts'
import { orderStatisticInterval } from './order-statistic-interval.ts'
import { percentile } from './percentile.ts'
import { percentileInterval } from './percentile-interval.ts'
import { percentileReplicates } from './percentile-replicates.ts'
import { ratioInterval } from './ratio-interval.ts'
import { seededRandom } from './seeded-random.ts'
import { type SortedSample, sortedSample } from './sorted-sample.ts'
import { wassersteinDistance } from './wasserstein-distance.ts'

/** As many values as a log that others have computed figures of: see test/flow. */
const many = sortedSample(Array.from({ length: 1434 }, (_, at) => at ** 1.5))
const numbers = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 })
const shares = fc.double({ min: 0.001, max: 0.999, noNaN: true })

describe('a percentile', () => {
  test('interpolates as type 7 does', () => {
    const sample = sortedSample([3, 1, 4, 1, 5, 9, 2, 6])

    expect([0, 0.1, 0.5, 0.85, 1].map((p) => percentile(sample, p))).toEqual([1, 1, 3.5, expect.closeTo(5.95, 12), 9])
  })

  test('sorts numbers as numbers', () => {
    expect(percentile(sortedSample([10, 9, 100]), 0.5)).toBe(10)
  })

  test('of nothing is nothing, not 0', () => {
    const none = sortedSample([])

    expect(percentile(none, 0.5)).toBeNull()
    expect(orderStatisticInterval(none, 0.5)).toBeNull()
    expect(percentileReplicates(none, 0.5, seededRandom(1))).toBeNull()
    expect(percentileInterval(none, 0.5, seededRandom(1))).toBeNull()
    expect(bootstrapInterval(0, () => 1, seededRandom(1))).toBeNull()
  })

  test('is refused for what is not a number, and outside 0 to 1', () => {
    expect(() => sortedSample([1, Number.NaN])).toThrow(RangeError)
    expect(() => sortedSample([1, Number.POSITIVE_INFINITY])).toThrow(RangeError)
    expect(() => percentile(many, 85)).toThrow(RangeError)
  })

  test('rises with p, stays in the sample, and does not care for the order of the values', () => {
    fc.assert(
      fc.property(numbers, shares, shares, (values, p, q) => {
        const sample = sortedSample(values)
        const [low, high] = [percentile(sample, Math.min(p, q)) ?? 0, percentile(sample, Math.max(p, q)) ?? 0]

        expect(low).toBeLessThanOrEqual(high + 1e-6)
        expect(low).toBeGreaterThanOrEqual(sample[0] as number)
        expect(high).toBeLessThanOrEqual((sample.at(-1) as number) + 1e-6)
        expect(percentile(sortedSample(values.toReversed()), p)).toBe(percentile(sample, p))
      }),
    )
  })
})

describe('the interval from order statistics', () => {
  test('leaves a side open where the sample is too small to bound it', () => {
    const five = sortedSample([1, 2, 3, 4, 5])
    const six = sortedSample([1, 2, 3, 4, 5, 6])

    expect(orderStatisticInterval(five, 0.5)).toMatchObject({ low: null, high: null, coverage: 1 })
    expect(orderStatisticInterval(six, 0.5)).toMatchObject({ low: 1, high: 6, coverage: 1 - 2 / 64 })
    expect(orderStatisticInterval(sortedSample(Array.from({ length: 20 }, (_, i) => i)), 0.95)).toMatchObject({
      low: 16,
      high: null,
    })
  })

  test('covers at least its level, and each side alone would leave out too much if it were one rank tighter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), shares, (n, p) => {
        const found = orderStatisticInterval(sortedSample(Array.from({ length: n }, (_, i) => i)), p)
        const { low, high } = found?.ranks ?? { low: null, high: null }

        expect(found?.coverage).toBeGreaterThanOrEqual(0.95 - 1e-12)
        if (low !== null) expect(1 - binomialTail(low, n, p)).toBeLessThanOrEqual(0.025 + 1e-12)
        expect(1 - binomialTail((low ?? 0) + 1, n, p)).toBeGreaterThan(0.025 - 1e-12)
        if (high !== null) expect(binomialTail(high - 1, n, p)).toBeGreaterThan(0.025 - 1e-12)
      }),
    )
  })
})

describe('the bootstrap of a percentile', () => {
  test('is exact below 1,000 values', () => {
    expect(percentileInterval(sortedSample(many.slice(0, 999)), 0.5, seededRandom(1))?.by).toBe('order statistics')
  })

  test('is the same for the same seed', () => {
    const once = percentileInterval(many, 0.85, seededRandom(9))

    expect(percentileInterval(many, 0.85, seededRandom(9))).toEqual(once)
  })

  test('has the law of order statistics of resamples', () => {
    // 21 values: the median is the 11th, and is at most the j-th value if 11 or more of 21 draws are among the first j.
    const sample = sortedSample(Array.from({ length: 21 }, (_, i) => i))
    const replicates = percentileReplicates(sample, 0.5, seededRandom(3), 40_000) ?? new Float64Array()

    for (let j = 6; j <= 16; j++) {
      const share = replicates.filter((value) => value <= j - 1).length / replicates.length
      // Four standard errors.
      expect(Math.abs(share - binomialTail(11, 21, j / 21))).toBeLessThan(0.01)
    }
  })

  test.each([
    [0.5, 40],
    [0.85, 40],
    [0.95, 33],
    [0.25, 7],
  ])('at %d of %d values lies as close to plain resampling as two plain runs do to each other', (p, n) => {
    const random = seededRandom(17)
    const sample = sortedSample(Array.from({ length: n }, () => -Math.log(1 - random())))
    const plain = (): SortedSample => sortedSample(Array.from({ length: 5_000 }, () => resampled(sample, p, random)))
    const [one, two] = [plain(), plain()]
    const ours = sortedSample(percentileReplicates(sample, p, random, 5_000) ?? [])
    const spread = (percentile(one, 0.975) ?? 0) - (percentile(one, 0.025) ?? 0)

    expect(wassersteinDistance(one, two)).toBeLessThan(0.02 * spread)
    expect(wassersteinDistance(one, ours)).toBeLessThan(0.02 * spread)
  })
})

describe('the interval of a ratio of sums', () => {
  /** Units whose ratio is about a third: the interval that theory gives, from the spread of what is left of each. */
  const units = (count: number) => {
    const random = seededRandom(7)
    const below = Array.from({ length: count }, () => 1 + 9 * random())
    const above = below.map((each) => each * random() * 0.66)
    const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)
    const ratio = sum(above) / sum(below)
    const left = above.map((each, at) => (each - ratio * (below[at] as number)) ** 2)
    const halfWidth = (1.96 * Math.sqrt(sum(left))) / sum(below)
    return { above, below, ratio, halfWidth }
  }

  test.each([300, 4_000, 4_001, 30_000])('is as wide for %d units as theory says', (count) => {
    const { above, below, ratio, halfWidth } = units(count)
    const found = ratioInterval(above, below, seededRandom(1))

    expect(Math.abs(((found?.high ?? 0) - (found?.low ?? 0)) / 2 / halfWidth - 1)).toBeLessThan(0.1)
    expect(Math.abs(((found?.high ?? 0) + (found?.low ?? 0)) / 2 - ratio)).toBeLessThan(0.1 * halfWidth)
  })

  test('has no value without units, nor over nothing', () => {
    expect(ratioInterval([], [], seededRandom(1))).toBe(null)
    expect(ratioInterval([1, 2], [0, 0], seededRandom(1))).toBe(null)
  })
})

describe('the bootstrap of any statistic', () => {
  test('counts every draw once', () => {
    const counts = new Uint32Array(100)
    resampleCounts(counts, seededRandom(1))

    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100)
    // About (1 − 1/n)ⁿ of the positions stay empty.
    expect(counts.filter((count) => count === 0).length).toBeGreaterThan(25)
    expect(counts.filter((count) => count === 0).length).toBeLessThan(50)
  })

  test('of a mean has about the width of the formula', () => {
    const random = seededRandom(4)
    const values = Array.from({ length: 400 }, random)
    const interval = bootstrapInterval(
      400,
      (counts) => values.reduce((sum, x, i) => sum + x * (counts[i] as number), 0) / 400,
      random,
    )

    expect((interval?.high ?? 0) - (interval?.low ?? 0)).toBeCloseTo((2 * 1.96 * Math.sqrt(1 / 12)) / 20, 2)
  })

  test('gives no interval where too many resamples have no value', () => {
    const sometimes = (counts: Uint32Array): number | null => (counts[0] === 0 ? null : 1)

    expect(bootstrapInterval(10, sometimes, seededRandom(1))).toBeNull()
    expect(bootstrapInterval(10, () => 1, seededRandom(1))).toMatchObject({ low: 1, high: 1, withoutValue: 0 })
  })
})

describe('intervals of a median', () => {
  test.each([
    [60, 0.5],
    [200, 0.85],
    [1_500, 0.5],
  ])('of %d values at %d cover the truth about as often as they say', (n, p) => {
    const random = seededRandom(23)
    const truth = -Math.log(1 - p)
    let covered = 0
    for (let run = 0; run < 400; run++) {
      const sample = sortedSample(Array.from({ length: n }, () => -Math.log(1 - random())))
      const { low, high } = percentileInterval(sample, p, random) ?? { low: 0, high: 0 }
      if ((low ?? 0) <= truth && truth <= (high ?? Number.POSITIVE_INFINITY)) covered++
    }

    // 95 % of 400 is 380 with a standard error of 4.4.
    expect(covered).toBeGreaterThan(365)
  })
})

function resampled(sample: SortedSample, p: number, random: () => number): number {
  const drawn = Float64Array.from(
    { length: sample.length },
    () => sample[Math.floor(random() * sample.length)] as number,
  )
  return percentile(sortedSample(drawn), p) as number
}
