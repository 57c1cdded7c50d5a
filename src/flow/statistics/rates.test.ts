import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differenceInterval } from './difference-interval.ts'
import { poissonRateInterval } from './poisson-rate-interval.ts'
import { seededRandom } from './seeded-random.ts'
import { sortedSample } from './sorted-sample.ts'
import { wassersteinBand } from './wasserstein-band.ts'
import { wassersteinDistance } from './wasserstein-distance.ts'
import { wilsonInterval } from './wilson-interval.ts'

describe('the interval of a share', () => {
  test('is the one R gives', () => {
    expect(wilsonInterval(3, 10)).toEqual({
      share: 0.3,
      low: expect.closeTo(0.107791267406301, 12),
      high: expect.closeTo(0.603221852538855, 12),
      level: 0.95,
    })
    expect(wilsonInterval(0, 12)).toMatchObject({ low: 0, high: expect.closeTo(0.242494006655241, 12) })
    expect(wilsonInterval(12, 12)).toMatchObject({ low: expect.closeTo(1 - 0.242494006655241, 12), high: 1 })
  })

  test('of no cases is nothing, and of more hits than cases refused', () => {
    expect(wilsonInterval(0, 0)).toBeNull()
    expect(() => wilsonInterval(4, 3)).toThrow(RangeError)
    expect(() => wilsonInterval(-1, 3)).toThrow(RangeError)
  })

  test('lies in 0 to 1 around the share, and narrows with more cases', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (hits, misses) => {
        fc.pre(hits + misses > 0)
        const found = wilsonInterval(hits, hits + misses)
        const { share, low, high } = found ?? { share: 0, low: 1, high: 0 }
        const more = wilsonInterval(hits * 4, (hits + misses) * 4) ?? { low: 0, high: 1 }

        expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true)
        expect(more.high - more.low).toBeLessThan(high - low)
      }),
    )
  })
})

describe('the interval of a rate', () => {
  test('is the one R gives', () => {
    const at = (count: number, exposure: number, level?: number) => poissonRateInterval(count, exposure, level)

    expect(at(7, 3.5)).toMatchObject({ rate: 2, low: expect.closeTo(0.804103729005676, 11) })
    expect(at(7, 3.5)?.high).toBeCloseTo(4.120764389057823, 11)
    expect(at(0, 2)).toMatchObject({ rate: 0, low: 0, high: expect.closeTo(1.84443972705697, 11) })
    expect(at(500, 10, 0.9)?.low).toBeCloseTo(46.3797181510489, 10)
    expect(at(500, 10, 0.9)?.high).toBeCloseTo(53.8376494956387, 10)
  })

  test('over no time is nothing; of half an event refused', () => {
    expect(poissonRateInterval(0, 0)).toBeNull()
    expect(() => poissonRateInterval(2.5, 1)).toThrow(RangeError)
  })

  test('covers the truth at least as often as it says', () => {
    const random = seededRandom(3)
    let covered = 0
    for (let run = 0; run < 2_000; run++) {
      let count = -1
      for (let time = 0; time < 4; count++) time -= Math.log(1 - random())
      const { low, high } = poissonRateInterval(count, 4) ?? { low: 0, high: 0 }
      if (low <= 1 && 1 <= high) covered++
    }

    expect(covered / 2_000).toBeGreaterThan(0.945)
  })
})

describe('the interval of a difference', () => {
  test('of two shares is Newcombe’s', () => {
    // 56 of 70 against 48 of 80: the example of Newcombe (1998), table II, method 10.
    const of = (hits: number, n: number) => {
      const { share, ...interval } = wilsonInterval(hits, n) ?? { share: 0, low: 0, high: 0, level: 0 }
      return { ...interval, estimate: share }
    }

    const found = differenceInterval(of(56, 70), of(48, 80))

    expect(found.estimate).toBeCloseTo(0.2, 12)
    expect(found.low).toBeCloseTo(0.0524, 4)
    expect(found.high).toBeCloseTo(0.3339, 4)
  })

  test('of two rates covers the truth about as often as it says', () => {
    const random = seededRandom(8)
    const seen = (rate: number): number => {
      let count = -1
      for (let time = 0; time < 10; count++) time -= Math.log(1 - random()) / rate
      return count
    }
    const of = (count: number) => {
      const { rate, ...interval } = poissonRateInterval(count, 10) ?? { rate: 0, low: 0, high: 0, level: 0 }
      return { ...interval, estimate: rate }
    }
    let covered = 0
    for (let run = 0; run < 1_000; run++) {
      const { low, high } = differenceInterval(of(seen(3)), of(seen(2)))
      if (low <= 1 && 1 <= high) covered++
    }

    expect(covered / 1_000).toBeGreaterThan(0.93)
  })

  test('is refused for intervals of different levels', () => {
    const one = { estimate: 1, low: 0, high: 2, level: 0.95 }

    expect(() => differenceInterval(one, { ...one, level: 0.9 })).toThrow(RangeError)
  })
})

describe('the Wasserstein distance', () => {
  const samples = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 })

  test('is the one SciPy gives', () => {
    expect(wassersteinDistance(sortedSample([1, 3, 5, 5, 9]), sortedSample([0, 2, 2, 10]))).toBeCloseTo(2, 12)
  })

  test('is how far a shifted sample was shifted, and 0 to itself', () => {
    fc.assert(
      fc.property(samples, fc.nat(100), (values, shift) => {
        const sample = sortedSample(values)

        expect(wassersteinDistance(sample, sortedSample(values.map((x) => x + shift)))).toBeCloseTo(shift, 9)
        expect(wassersteinDistance(sample, sortedSample([...values, ...values]))).toBeCloseTo(0, 9)
      }),
    )
  })

  test('is the same both ways, and no detour is shorter', () => {
    fc.assert(
      fc.property(samples, samples, samples, (a, b, c) => {
        const [x, y, z] = [sortedSample(a), sortedSample(b), sortedSample(c)]
        const [xy, yz, xz] = [wassersteinDistance(x, y), wassersteinDistance(y, z), wassersteinDistance(x, z)]

        expect(wassersteinDistance(y, x)).toBeCloseTo(xy ?? -1, 9)
        expect((xy ?? 0) + (yz ?? 0)).toBeGreaterThanOrEqual((xz ?? 0) - 1e-9)
      }),
    )
  })

  test('to an empty sample is nothing', () => {
    expect(wassersteinDistance(sortedSample([]), sortedSample([1]))).toBeNull()
    expect(wassersteinBand(sortedSample([]), 3, seededRandom(1))).toBeNull()
    expect(wassersteinBand(sortedSample([1]), 0, seededRandom(1))).toBeNull()
  })

  test('of two samples alike stays in the band, of two unlike does not', () => {
    const random = seededRandom(13)
    const draw = (n: number, scale: number) =>
      sortedSample(Array.from({ length: n }, () => -scale * Math.log(1 - random())))
    let [alike, unlike] = [0, 0]
    for (let run = 0; run < 200; run++) {
      const observed = draw(120, 1)
      const band = wassersteinBand(observed, 200, random, { replications: 200 }) ?? 0
      if ((wassersteinDistance(observed, draw(200, 1)) ?? 0) > band) alike++
      if ((wassersteinDistance(observed, draw(200, 1.8)) ?? 0) > band) unlike++
    }

    expect(alike / 200).toBeLessThan(0.1)
    expect(unlike / 200).toBeGreaterThan(0.9)
  })
})
