import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaDraw, normalDraw } from './beta-draw.ts'
import { binomialTail } from './binomial-tail.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import { incompleteGamma } from './incomplete-gamma.ts'
import { logGamma } from './log-gamma.ts'
import { normalQuantile, normalTail } from './normal-quantile.ts'
import { seededRandom } from './seeded-random.ts'
import { choleskyFactor } from './solve-positive.ts'
import { studentQuantile, studentTail } from './student-quantile.ts'

/** Equal to R's figure up to a relative error. */
const close = (value: number, expected: number, relative = 1e-10): void => {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(relative * Math.abs(expected))
}

describe('the distributions behind intervals', () => {
  test('the gamma function agrees with R', () => {
    close(logGamma(0.3), 1.09579799481808, 1e-13)
    close(logGamma(5.5), 3.95781396761872, 1e-13)
    close(logGamma(1434), 8985.916697477945, 1e-13)
  })

  test('the binomial tail agrees with R, far out as in the middle', () => {
    expect(binomialTail(5, 10, 0.5)).toBeCloseTo(638 / 1024, 14)
    close(binomialTail(680, 1434, 0.5), 0.976198229925698)
    close(binomialTail(9_500, 10_000, 0.95), 0.511895032956566)
    close(binomialTail(41, 1_000_000, 1e-5), 1.77650728440497e-13, 1e-8)
  })

  test('the binomial tail is the sum of its terms', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.nat(41),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, k, p) => {
          let sum = 0
          for (let i = Math.max(k, 0); i <= n; i++) {
            sum += choose(n, i) * p ** i * (1 - p) ** (n - i)
          }

          expect(binomialTail(k, n, p)).toBeCloseTo(sum, 12)
        },
      ),
    )
  })

  test('χ², normal and Student agree with R', () => {
    close(incompleteGamma(0.5, 0.05).q, 0.751829634045849)
    close(incompleteGamma(0.5, 1.92).q, 0.0500435212487052)
    close(incompleteGamma(1.5, 30).q, 5.87823072790691e-13)
    close(normalQuantile(0.95), 1.95996398454005, 1e-13)
    close(normalQuantile(0.999), 3.29052673149193, 1e-12)
    close(studentQuantile(0.95, 1), 12.70620473617469)
    close(studentQuantile(0.95, 2.5), 3.57465484200369)
    close(studentQuantile(0.95, 30), 2.04227245630124)
  })

  test('quantiles undo their distributions', () => {
    expect(studentTail(studentQuantile(0.9, 7), 7)).toBeCloseTo(0.1, 12)
    expect(normalTail(normalQuantile(0.9))).toBeCloseTo(0.05, 12)
    expect(normalTail(-1) + normalTail(1)).toBeCloseTo(1, 14)
  })

  test('a chance is 0 or 1 at the ends, never NaN', () => {
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1])
    expect([binomialTail(0, 0, 0.5), binomialTail(1, 0, 0.5), binomialTail(3, 3, 1)]).toEqual([1, 0, 1])
    expect(incompleteGamma(2, 0)).toEqual({ p: 0, q: 1 })
  })

  test('draws follow the distribution they are drawn from', () => {
    const random = seededRandom(11)
    const draws = 20_000
    const share = (draw: () => number, below: number): number =>
      Array.from({ length: draws }, draw).filter((x) => x < below).length / draws

    for (const [a, b, x] of [
      [1, 1, 0.3],
      [3, 8, 0.25],
      [700, 735, 0.48],
    ] as const) {
      expect(share(() => betaDraw(a, b, random), x)).toBeCloseTo(incompleteBeta(x, a, b), 1.7)
    }
    expect(share(() => normalDraw(random), 1)).toBeCloseTo(1 - normalTail(1), 1.7)
  })
})

describe('the Cholesky factor', () => {
  test('solves what it was made of', () => {
    const factor = choleskyFactor(Float64Array.of(4, 2, 0.6, 2, 5, 1, 0.6, 1, 3), 3)
    const [x = 0, y = 0, z = 0] = factor?.solve([5.2, -1, 7]) ?? []

    expect(4 * x + 2 * y + 0.6 * z).toBeCloseTo(5.2, 12)
    expect(2 * x + 5 * y + z).toBeCloseTo(-1, 12)
    expect(0.6 * x + y + 3 * z).toBeCloseTo(7, 12)
    expect(Math.exp(factor?.logDeterminant ?? 0)).toBeCloseTo(4 * 14 - 2 * 5.4 + 0.6 * -1, 10)
  })

  test('refuses a matrix of which one column follows from the others', () => {
    expect(choleskyFactor(Float64Array.of(1, 2, 2, 4), 2)).toBeNull()
    expect(choleskyFactor(Float64Array.of(0), 1)).toBeNull()
  })
})

function choose(n: number, k: number): number {
  let ways = 1
  for (let i = 0; i < k; i++) ways = (ways * (n - i)) / (i + 1)
  return ways
}
