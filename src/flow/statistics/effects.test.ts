import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitAr1 } from './ar1-regression.ts'
import { normalDraw } from './beta-draw.ts'
import { type ComparedChange, differenceInDifferences } from './difference-in-differences.ts'
import { expandedTail } from './expanded-tail.ts'
import { interruptedSeries } from './interrupted-series.ts'
import type { Interval } from './interval.ts'
import { type Random, seededRandom } from './seeded-random.ts'
import { theilSen } from './theil-sen.ts'

const leavesOutZero = (interval: Interval | null | undefined): boolean =>
  interval != null && (interval.low > 0 || interval.high < 0)

/** A series that wanders about 0: each step keeps the share `kept` of the one before. */
function wandering(n: number, kept: number, random: Random): number[] {
  let at = normalDraw(random) / Math.sqrt(1 - kept * kept)
  return Array.from({ length: n }, () => {
    const value = at
    at = kept * at + normalDraw(random)
    return value
  })
}

const asPoints = (values: readonly number[]): { x: number; y: number }[] => values.map((y, x) => ({ x, y }))

describe('the Theil–Sen trend', () => {
  test('is the slope SciPy gives', () => {
    const [x, y] = [
      [1, 2, 3, 5, 8, 13, 21],
      [2, 1, 4, 3, 7, 5, 9],
    ]
    const found = theilSen(
      x.map((at, i) => ({ x: at, y: y[i] as number })),
      seededRandom(1),
    )

    expect(found?.slope).toBeCloseTo(0.363636363636, 10)
  })

  test('is the line where all points lie on one, with nothing to either side', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -100, max: 100 }), { minLength: 6, maxLength: 15 }),
        fc.integer({ min: -9, max: 9 }),
        (xs, slope) => {
          const found = theilSen(
            xs.map((x) => ({ x, y: slope * x + 4 })),
            seededRandom(2),
            { replications: 50 },
          )

          expect(found).toEqual({
            slope,
            intercept: 4,
            n: xs.length,
            interval: { low: slope, high: slope, level: 0.95 },
          })
        },
      ),
      { numRuns: 30 },
    )
  })

  test('is not moved by one wild value', () => {
    const points = asPoints([0, 1, 2, 3, 4, 500, 6, 7, 8, 9])

    expect(theilSen(points, seededRandom(1))?.slope).toBe(1)
  })

  test('does not pair points of equal x', () => {
    const found = theilSen(
      [1, 1, 1, 2, 2, 2, 3, 3].map((x) => ({ x, y: 5 * x })),
      seededRandom(1),
    )

    expect(found).toMatchObject({ slope: 5, interval: { low: 5, high: 5 } })
  })

  test('of points on one spot is nothing; of few points it has no interval', () => {
    expect(theilSen([], seededRandom(1))).toBeNull()
    expect(
      theilSen(
        [
          { x: 1, y: 1 },
          { x: 1, y: 2 },
        ],
        seededRandom(1),
      ),
    ).toBeNull()
    expect(theilSen(asPoints([1, 2, 3, 4, 5]), seededRandom(1))).toMatchObject({ slope: 1, interval: null })
  })

  test.each([
    [8, 0],
    [26, 0],
    [26, 0.5],
    [52, 0.5],
  ])('is found in about one of twenty series of %d weeks without one, neighbours alike by %d', (n, kept) => {
    const random = seededRandom(51)
    const runs = 300
    let found = 0
    for (let run = 0; run < runs; run++) {
      const trend = theilSen(asPoints(wandering(n, kept, random)), random, { replications: 200 })
      if (leavesOutZero(trend?.interval)) found++
    }

    expect(found / runs).toBeLessThan(0.09)
  })

  test('that was planted is found', () => {
    const random = seededRandom(52)
    let found = 0
    for (let run = 0; run < 50; run++) {
      const values = wandering(26, 0.3, random).map((y, x) => y + 0.2 * x)
      if (leavesOutZero(theilSen(asPoints(values), random, { replications: 200 })?.interval)) found++
    }

    expect(found).toBeGreaterThan(40)
  })
})

describe('percentiles expanded for few units', () => {
  test('leave out nearly what was asked for where units are many, less where they are few', () => {
    expect(expandedTail(0.95, 100_000, 1)).toBeCloseTo(0.025, 4)
    // z at 2.776·√(5/4) = 3.104.
    expect(expandedTail(0.95, 5, 1)).toBeCloseTo(0.000955, 5)
  })
})

/** Changes of teams that differ, from month to month and between kinds of change, too. */
function changesOf(teams: number, effect: number, random: Random): ComparedChange[] {
  return Array.from({ length: teams }, (_, team) => {
    const own = [0, 1, 2, 3, 4].map(() => 0.5 * normalDraw(random))
    return Array.from({ length: 20 + Math.floor(random() * 40) }, () => {
      const [eligible, after] = [random() < 0.5, random() < 0.5]
      const shift = (own[0] as number) + (own[1 + (eligible ? 2 : 0) + (after ? 1 : 0)] as number)
      const value =
        shift + normalDraw(random) + (eligible ? 1 : 0) + (after ? 0.5 : 0) + (eligible && after ? effect : 0)
      return { team: `team ${team}`, eligible, after, value }
    })
  }).flat()
}

describe('difference in differences', () => {
  const change = (team: string, eligible: boolean, after: boolean, value: number): ComparedChange => ({
    team,
    eligible,
    after,
    value,
  })

  test('takes what moved anyway off what moved', () => {
    const changes = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((team) => [
      change(team, true, false, 10),
      change(team, true, true, 4),
      change(team, false, false, 20),
      change(team, false, true, 19),
    ])

    expect(differenceInDifferences(changes, seededRandom(1))).toEqual({
      kind: 'estimated',
      effect: -5,
      interval: { low: -5, high: -5, level: 0.95 },
      teams: 6,
      withoutValue: 0,
    })
  })

  test('weighs every change alike, not every team', () => {
    const changes = [
      ...['a', 'b', 'c', 'd', 'e', 'f'].flatMap((team) =>
        [true, false].flatMap((eligible) => [change(team, eligible, false, 0), change(team, eligible, true, 0)]),
      ),
      ...Array.from({ length: 6 }, () => change('a', true, true, 10)),
    ]

    expect(differenceInDifferences(changes, seededRandom(1))).toMatchObject({ effect: 5 })
  })

  test('says which comparison it cannot make', () => {
    const four = changesOf(4, 0, seededRandom(1))

    expect(differenceInDifferences([], seededRandom(1))).toEqual({ kind: 'empty group' })
    expect(
      differenceInDifferences(
        four.filter(({ after }) => after),
        seededRandom(1),
      ),
    ).toEqual({ kind: 'empty group' })
    expect(differenceInDifferences(four, seededRandom(1))).toEqual({ kind: 'too few teams', teams: 4, needed: 6 })
  })

  test('gives no interval where one team holds a group alone', () => {
    const changes = changesOf(6, 0, seededRandom(1)).filter((c) => !(c.eligible && c.after) || c.team === 'team 0')

    expect(differenceInDifferences(changes, seededRandom(1))).toEqual({ kind: 'empty group' })
  })

  test('finds a planted effect, and covers it about as often as it says', () => {
    const random = seededRandom(61)
    let [found, covered] = [0, 0]
    for (let run = 0; run < 200; run++) {
      const result = differenceInDifferences(changesOf(12, -2, random), random, { replications: 400 })
      if (result.kind !== 'estimated') continue
      if (leavesOutZero(result.interval)) found++
      if (result.interval.low <= -2 && -2 <= result.interval.high) covered++
    }

    expect(found).toBeGreaterThan(180)
    expect(covered).toBeGreaterThan(178)
  })

  test.each([6, 20])('finds an effect of nothing in at most one of twenty comparisons of %d teams', (teams) => {
    const random = seededRandom(62)
    let found = 0
    for (let run = 0; run < 200; run++) {
      const result = differenceInDifferences(changesOf(teams, 0, random), random)
      if (result.kind === 'estimated' && leavesOutZero(result.interval)) found++
    }

    expect(found / 200).toBeLessThanOrEqual(0.05)
  })
})

// biome-ignore format: as R printed it
const series = [9.237, 11.162, 10.04, 9.325, 9.574, 10.762, 11.257, 11.115, 10.533, 10.725, 12.794, 12.718, 9.029, 8.409, 8.96, 7.777, 8.547, 8.658, 10.664, 11.378, 10.639, 9.339, 10.916, 11.558]

describe('the interrupted time series', () => {
  const rowAt = (step: number): number[] => [1, step, step < 12 ? 0 : 1, Math.max(0, step - 12)]

  test('is fitted as gls with corAR1 does in R', () => {
    const steps = [...series.keys()]
    const fit = fitAr1(steps, steps.map(rowAt), series)

    closeTo(fit?.coefficients, [9.3998412620012, 0.2438788236627, -4.113422819874, 0.0261426309758])
    closeTo(fit?.standardErrors, [0.695303831594, 0.102098658418, 0.886852693043, 0.156006611548])
    expect(fit?.autocorrelation).toBeCloseTo(0.422525621602, 5)
  })

  test('is fitted as R does where steps have no value', () => {
    const steps = [...series.keys()].filter((step) => ![4, 5, 14].includes(step))
    const fit = fitAr1(
      steps,
      steps.map(rowAt),
      steps.map((step) => series[step] as number),
    )

    closeTo(fit?.coefficients, [9.463822919275, 0.2364859775959, -4.1990306119514, 0.0446787481437])
    closeTo(fit?.standardErrors, [0.748062142455, 0.107806299157, 0.937217916291, 0.165353119874])
    expect(fit?.autocorrelation).toBeCloseTo(0.425637335978, 5)
  })

  test('names the trend before, the jump and the change of slope', () => {
    const found = interruptedSeries(series, 12)

    expect(found).toMatchObject({
      kind: 'estimated',
      trendBefore: { estimate: expect.closeTo(0.2438788, 6) },
      level: { estimate: expect.closeTo(-4.1134228, 6) },
      slope: { estimate: expect.closeTo(0.0261426, 6) },
      points: { before: 12, after: 12 },
    })
    expect(found.kind === 'estimated' && leavesOutZero(found.level.interval)).toBe(true)
    expect(found.kind === 'estimated' && leavesOutZero(found.slope.interval)).toBe(false)
  })

  test('does not start under eight points on a side, gaps not counted', () => {
    expect(interruptedSeries(series.slice(0, 19), 12)).toEqual({
      kind: 'too few points',
      before: 12,
      after: 7,
      needed: 8,
    })
    expect(interruptedSeries([null, ...series.slice(5, 20)], 8)).toMatchObject({ kind: 'too few points', before: 7 })
    expect(interruptedSeries([], 0)).toMatchObject({ kind: 'too few points', before: 0, after: 0 })
  })

  test('says so where nothing varies', () => {
    expect(interruptedSeries(new Array(20).fill(3), 10)).toEqual({ kind: 'no variation' })
  })

  test('drops what happened to the control as well', () => {
    const random = seededRandom(71)
    const [values, control] = [wandering(30, 0.2, random), wandering(30, 0.2, random)]
    const both = (list: readonly number[]): number[] => list.map((value, step) => value + (step < 15 ? 0 : 9))

    const alone = interruptedSeries(both(values), 15)
    const against = interruptedSeries(both(values), 15, { control: both(control) })
    const quiet = interruptedSeries(values, 15, { control })

    expect(alone.kind === 'estimated' && leavesOutZero(alone.level.interval)).toBe(true)
    expect(against.kind === 'estimated' && leavesOutZero(against.level.interval)).toBe(false)
    expect(against.kind === 'estimated' && against.level.estimate).toBeCloseTo(
      quiet.kind === 'estimated' ? quiet.level.estimate : 0,
      6,
    )
    expect(() => interruptedSeries(values, 15, { control: control.slice(1) })).toThrow(RangeError)
  })

  test.each([
    [16, 0],
    [30, 0.5],
  ])('finds an effect of nothing in about one of twenty series of %d steps, neighbours alike by %d', (n, kept) => {
    const random = seededRandom(72)
    let [jumps, slopes] = [0, 0]
    for (let run = 0; run < 100; run++) {
      const found = interruptedSeries(wandering(n, kept, random), n / 2)
      if (found.kind !== 'estimated') continue
      if (leavesOutZero(found.level.interval)) jumps++
      if (leavesOutZero(found.slope.interval)) slopes++
    }

    expect(jumps / 100).toBeLessThan(0.11)
    expect(slopes / 100).toBeLessThan(0.11)
  })
})

function closeTo(found: readonly number[] | undefined, expected: readonly number[]): void {
  expect(found).toEqual(expected.map((value) => expect.closeTo(value, 5)))
}
