import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aalenJohansen, type CumulativeIncidence, reachedBy } from './aalen-johansen.ts'
import { kaplanMeier, type SurvivalCurve, survivalAt } from './kaplan-meier.ts'
import { logRank } from './log-rank.ts'
import { restrictedMean } from './restricted-mean.ts'
import { type Random, seededRandom } from './seeded-random.ts'
import { survivalPercentile } from './survival-percentile.ts'
import { outcomes, type SurvivalSample } from './survival-sample.ts'

const { open, reached, cancelled } = outcomes
/** Remission of leukaemia in weeks, of patients given 6-mercaptopurine and of those given nothing (Freireich and others, 1963). */
const treated: SurvivalSample = {
  entry: null,
  exit: [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],
  outcome: Array.from({ length: 21 }, (_, i) => (i < 9 ? reached : open)),
}
const untreated: SurvivalSample = {
  entry: null,
  exit: [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23],
  outcome: Array.from({ length: 21 }, () => reached),
}

/** Sixty made-up items in three groups, half of them under way when records begin. Columns: entry, exit, outcome. */
// biome-ignore format: a table
const late: readonly (readonly [number, number, number])[] = [
  [0, 0.73, 1], [0, 3.07, 0], [2.3, 7.33, 1], [1.66, 12.38, 1], [0, 13.88, 1], [1.29, 18.76, 2],
  [2.39, 4.11, 1], [3.83, 6.17, 2], [0.42, 0.74, 2], [0, 2.12, 2], [0, 9.4, 1], [0, 4.9, 1],
  [1.73, 18.3, 1], [0, 2.33, 2], [2.38, 8.44, 0], [0, 4.92, 1], [4.32, 4.69, 1], [1.95, 15.66, 1],
  [0, 4.84, 1], [4.8, 14.31, 1], [2.17, 9.58, 1], [0, 8.08, 0], [2, 14.61, 0], [0, 6.22, 0],
  [0, 2.69, 1], [0, 6.27, 2], [0, 1.57, 1], [0, 4.1, 1], [1.23, 2.82, 1], [0, 2.69, 1],
  [0, 1.27, 1], [0.29, 1.1, 0], [0, 2.1, 2], [0, 11.41, 1], [3.89, 7, 1], [3.99, 6.69, 0],
  [2.28, 4.57, 2], [0, 7.5, 1], [4.05, 20.22, 1], [0, 1.19, 0], [3.27, 17.08, 2], [1.77, 5.17, 1],
  [1.35, 5.94, 1], [4.96, 14.41, 1], [3.17, 14.19, 1], [1.07, 1.3, 1], [0, 0.76, 1], [0, 8.53, 1],
  [4.62, 8.94, 1], [2.99, 5.62, 1], [0, 0.43, 1], [3.66, 4.95, 0], [0, 1.8, 1], [0, 1.42, 2],
  [0, 4.47, 0], [0, 10.27, 1], [0, 5.9, 1], [0.52, 0.65, 1], [2.23, 3.31, 1], [0, 19.57, 1],
]
const lateSample = (rows: typeof late): SurvivalSample => ({
  entry: rows.map(([entry]) => entry),
  exit: rows.map(([, exit]) => exit),
  outcome: rows.map(([, , outcome]) => outcome),
})

describe('Kaplan–Meier', () => {
  test('gives the shares and log–log intervals that R gives', () => {
    const curve = kaplanMeier(treated)

    expect([...(curve?.time ?? [])]).toEqual([6, 7, 10, 13, 16, 22, 23])
    expect([...(curve?.atRisk ?? [])]).toEqual([21, 17, 15, 12, 11, 7, 6])
    nearly(
      curve?.survival,
      [0.85714285714, 0.80672268908, 0.75294117647, 0.69019607843, 0.62745098039, 0.53781512605, 0.44817927171],
    )
    nearly(
      curve?.low,
      [0.61971795527, 0.56314656462, 0.5031995108, 0.43161022249, 0.36751085599, 0.26777893677, 0.18805200596],
    )
    nearly(
      curve?.high,
      [0.95155174765, 0.9228090192, 0.88936183517, 0.84906596335, 0.80491218947, 0.74679071764, 0.6801426285],
    )
  })

  test('lets an item in late and counts it from there, as R does', () => {
    const curve = kaplanMeier(lateSample(late))

    expect([...(curve?.atRisk.slice(-5) ?? [])]).toEqual([8, 6, 4, 2, 1])
    nearly(curve?.survival.slice(-5), [0.164349020236, 0.136957516864, 0.102718137648, 0.051359068824, 0])
    nearly(curve?.low.slice(-5, -1), [0.072787708365, 0.054148029874, 0.031655772272, 0.005367888047])
    nearly(curve?.high.slice(-5, -1), [0.288092532088, 0.257836363406, 0.223139121757, 0.185217049092])
    expect(survivalPercentile(curve as SurvivalCurve, 0.5)).toEqual({
      kind: 'reached',
      time: 5.94,
      interval: { low: 3.31, high: 9.4, level: 0.95 },
    })
  })

  test('has no curve where nobody was watched', () => {
    expect(kaplanMeier({ entry: null, exit: [], outcome: [] })).toBeNull()
    expect(kaplanMeier({ entry: [5], exit: [5], outcome: [reached] })).toBeNull()
  })

  test('counts an item that ended before records begin, and learns nothing from it', () => {
    const curve = kaplanMeier({ entry: [0, 0, 9], exit: [4, 6, 8], outcome: [reached, reached, reached] })

    expect(curve).toMatchObject({ n: 2, reached: 2, neverAtRisk: 1 })
  })

  test('counts an item from after its entry: it could not have been seen to end at that moment', () => {
    const curve = kaplanMeier({ entry: [0, 0, 5], exit: [5, 6, 7], outcome: [reached, reached, reached] })

    expect([...(curve?.atRisk ?? [])]).toEqual([2, 2, 1])
  })

  test('is the empirical distribution where nothing is open', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 80 }), (exit) => {
        const curve = kaplanMeier({ entry: null, exit, outcome: exit.map(() => reached) })
        const empirical = [...(curve?.time ?? [])].map((t) => exit.filter((x) => x > t).length / exit.length)

        nearly(curve?.survival, empirical)
      }),
    )
  })

  test('accounts for every item', () => {
    fc.assert(
      fc.property(items(), (sample) => {
        const curve = kaplanMeier(sample)

        expect((curve?.n ?? 0) + (curve?.neverAtRisk ?? sample.exit.length)).toBe(sample.exit.length)
        expect((curve?.reached ?? 0) + (curve?.open ?? 0)).toBe(curve?.n ?? 0)
      }),
    )
  })

  test('falls from 1 to 0 inside its band', () => {
    fc.assert(
      fc.property(items(), (sample) => {
        const curve = kaplanMeier(sample)
        for (const [i, share] of curve?.survival.entries() ?? []) {
          expect(share).toBeLessThanOrEqual(curve?.survival[i - 1] ?? 1)
          expect(curve?.low[i]).toBeLessThanOrEqual(share)
          expect(curve?.high[i]).toBeGreaterThanOrEqual(share)
          expect(share).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  test('says nothing beyond the longest time anyone was watched', () => {
    const curve = curveOf(treated)

    expect(survivalAt(curve, 0)).toEqual({ share: 1, low: 1, high: 1 })
    expect(survivalAt(curve, 35)?.share).toBeCloseTo(0.4481792717, 9)
    expect(survivalAt(curve, 35.1)).toBeNull()
    expect(survivalAt(curveOf(untreated), 100)?.share).toBe(0)
  })

  test('covers the truth about as often as it says, with open items and late entries', () => {
    const random = seededRandom(31)
    let covered = 0
    for (let run = 0; run < 500; run++) {
      const curve = kaplanMeier(simulated(80, random, { late: true }))
      const { low, high } = survivalAt(curve as SurvivalCurve, Math.LN2) ?? { low: 0, high: 0 }
      if (low <= 0.5 && 0.5 <= high) covered++
    }

    expect(covered / 500).toBeGreaterThan(0.92)
    expect(covered / 500).toBeLessThan(0.985)
  })
})

describe('a percentile of a survival curve', () => {
  test('is the time R gives, with the interval of Brookmeyer and Crowley', () => {
    const curve = curveOf(treated)

    expect(survivalPercentile(curve, 0.5)).toEqual({
      kind: 'reached',
      time: 23,
      interval: { low: 13, high: null, level: 0.95 },
    })
    expect(survivalPercentile(curve, 0.25)).toEqual({
      kind: 'reached',
      time: 13,
      interval: { low: 6, high: 22, level: 0.95 },
    })
  })

  test('that is not reached is an answer', () => {
    expect(survivalPercentile(curveOf(treated), 0.85)).toEqual({
      kind: 'not reached',
      followedUntil: 35,
      interval: { low: 35, high: null, level: 0.95 },
    })
  })

  test('is 0 where everything ended in its first moment, watched from the start', () => {
    const curve = kaplanMeier({ entry: [0, 0, 0], exit: [0, 0, 0], outcome: [reached, reached, reached] })

    expect(curve && survivalPercentile(curve, 0.5)).toMatchObject({ kind: 'reached', time: 0 })
  })

  test('is not read off a curve that fell to 0 for want of witnesses', () => {
    // The one item watched early ended at 1; eight more came under observation later.
    const curve = curveOf({
      entry: [0, 2, 2, 2, 2, 2, 2, 2, 2],
      exit: [1, 3, 4, 5, 6, 7, 8, 9, 10],
      outcome: Array.from({ length: 9 }, () => reached),
    })

    expect(survivalPercentile(curve, 0.5)).toEqual({ kind: 'not known', emptiedAt: 1 })
    expect(survivalAt(curve, 0.5)?.share).toBe(1)
    expect(survivalAt(curve, 4)).toBeNull()
    expect(restrictedMean(curve, 4)).toBeNull()
  })
})

describe('Aalen–Johansen', () => {
  test('gives the shares that R gives', () => {
    const curve = aalenJohansen(lateSample(late))

    nearly(curve?.reached.slice(-1), [0.786759541302])
    nearly(curve?.cancelled.slice(-1), [0.213240458698])
    expect(reachedBy(curve as CumulativeIncidence, 15.66)?.share).toBeCloseTo(0.72461772661, 10)
  })

  test('is the complement of Kaplan–Meier, bands too, where nothing is cancelled', () => {
    fc.assert(
      fc.property(items(), (sample) => {
        const kept = { ...sample, outcome: Array.from(sample.outcome, (o) => (o === cancelled ? open : o)) }
        const [falling, rising] = [kaplanMeier(kept), aalenJohansen(kept)]

        nearly(
          rising?.reached,
          [...(falling?.survival ?? [])].map((share) => 1 - share),
        )
        nearly(
          rising?.high,
          [...(falling?.low ?? [])].map((share) => 1 - share),
        )
        nearly(
          rising?.low,
          [...(falling?.high ?? [])].map((share) => 1 - share),
        )
      }),
    )
  })

  test('divides everything between under way, reached and cancelled', () => {
    fc.assert(
      fc.property(items(), (sample) => {
        const all = kaplanMeier({
          ...sample,
          outcome: Array.from(sample.outcome, (o) => (o === open ? open : reached)),
        })
        const curve = aalenJohansen(sample)

        nearly(
          [...(curve?.reached ?? [])].map((share, i) => share + (curve?.cancelled[i] as number)),
          [...(all?.survival ?? [])].map((share) => 1 - share),
        )
      }),
    )
  })

  test('covers the truth about as often as it says, with cancelled, open and late items', () => {
    const random = seededRandom(37)
    // Ends at rate 1, cancelled at rate 0.5: by time 1, two thirds of what is no longer under way has been reached.
    const truth = (2 / 3) * (1 - Math.exp(-1.5))
    let covered = 0
    for (let run = 0; run < 500; run++) {
      const curve = aalenJohansen(simulated(100, random, { late: true, cancelRate: 0.5 }))
      const { low, high } = reachedBy(curve as CumulativeIncidence, 1) ?? { low: 0, high: 0 }
      if (low <= truth && truth <= high) covered++
    }

    expect(covered / 500).toBeGreaterThan(0.92)
    expect(covered / 500).toBeLessThan(0.985)
  })

  test('has no curve where nobody was watched', () => {
    expect(aalenJohansen({ entry: null, exit: [], outcome: [] })).toBeNull()
  })
})

describe('the log-rank test', () => {
  test('of two groups gives what R gives', () => {
    const test = logRank([treated, untreated])

    expect(test).toMatchObject({ chiSquared: expect.closeTo(16.7929409892165, 10), degreesOfFreedom: 1 })
    expect(test?.pValue).toBeCloseTo(4.168809e-5, 10)
    expect(test?.groups).toEqual([
      { n: 21, reached: 9, expected: expect.closeTo(19.2505009480311, 10) },
      { n: 21, reached: 21, expected: expect.closeTo(10.7494990519689, 10) },
    ])
  })

  test('of three groups with late entries gives what R gives', () => {
    const groups = [0, 1, 2].map((g) => lateSample(late.filter((_, i) => i % 3 === g)))

    expect(logRank(groups)).toMatchObject({ chiSquared: expect.closeTo(3.23403246828396, 10), degreesOfFreedom: 2 })
  })

  test('has no answer where there is nothing to compare', () => {
    expect(logRank([treated])).toBeNull()
    expect(logRank([treated, { entry: null, exit: [], outcome: [] }])).toBeNull()
    expect(
      logRank([
        { ...treated, outcome: treated.exit },
        { ...untreated, outcome: treated.exit },
      ]),
    ).toBeNull()
  })

  test('finds a difference between equal groups one time in twenty', () => {
    const random = seededRandom(41)
    const runs = 600
    let found = 0
    for (let run = 0; run < runs; run++) {
      const groups = [40, 60, 30].map((n) => simulated(n, random, { late: true }))
      if ((logRank(groups)?.pValue ?? 1) <= 0.05) found++
    }

    expect(found / runs).toBeLessThan(0.075)
    expect(found / runs).toBeGreaterThan(0.025)
  })
})

describe('the restricted mean', () => {
  test('is the area that R gives', () => {
    const found = restrictedMean(curveOf(treated), 20)

    expect(found?.mean).toBeCloseTo(16.1165266106443, 10)
    expect(((found?.high ?? 0) - (found?.low ?? 0)) / (2 * 1.959963985)).toBeCloseTo(1.25156019600505, 8)
  })

  test('is the plain mean where everything was seen to its end', () => {
    const mean = untreated.exit as number[]

    expect(restrictedMean(curveOf(untreated), 30)?.mean).toBeCloseTo(mean.reduce((sum, x) => sum + x, 0) / 21, 10)
  })

  test('has no value beyond what was watched', () => {
    expect(restrictedMean(curveOf(treated), 36)).toBeNull()
  })
})

describe('a survival sample', () => {
  test('with columns of different lengths, or an end before its start, is refused', () => {
    expect(() => kaplanMeier({ entry: null, exit: [1, 2], outcome: [reached] })).toThrow(RangeError)
    expect(() => kaplanMeier({ entry: [0], exit: [1, 2], outcome: [reached, reached] })).toThrow(RangeError)
    expect(() => kaplanMeier({ entry: null, exit: [-1], outcome: [reached] })).toThrow(RangeError)
    expect(() => kaplanMeier({ entry: null, exit: [Number.NaN], outcome: [reached] })).toThrow(RangeError)
  })
})

const curveOf = (sample: SurvivalSample): SurvivalCurve => kaplanMeier(sample) as SurvivalCurve

function nearly(found: ArrayLike<number> | undefined, expected: readonly number[]): void {
  expect(Array.from(found ?? [])).toEqual(expected.map((value) => expect.closeTo(value, 9)))
}

function items(): fc.Arbitrary<SurvivalSample> {
  const item = fc.record({ entry: fc.nat(10), length: fc.nat(25), outcome: fc.constantFrom(open, reached, cancelled) })
  return fc.array(item, { maxLength: 60 }).map((list) => ({
    entry: list.map(({ entry }) => entry),
    exit: list.map(({ entry, length }) => entry + length),
    outcome: list.map(({ outcome }) => outcome),
  }))
}

/** Items that end at rate 1, are last seen open at rate 0.4, and, if asked for, are cancelled or come under observation late. */
function simulated(n: number, random: Random, asked: { late?: boolean; cancelRate?: number } = {}): SurvivalSample {
  const wait = (rate: number): number => -Math.log(1 - random()) / rate
  const rows: [number, number, number][] = []
  while (rows.length < n) {
    const end = wait(1)
    const cancel = asked.cancelRate ? wait(asked.cancelRate) : Number.POSITIVE_INFINITY
    // Watched from the start two times in three; else from a later moment, if it is still under way then.
    const entry = asked.late && random() < 1 / 3 ? random() * 0.8 : 0
    const seen = entry + wait(0.4)
    const exit = Math.min(end, cancel, seen)
    if (exit > entry) rows.push([entry, exit, exit === end ? reached : exit === cancel ? cancelled : open])
  }
  return lateSample(rows)
}
