import type { Random } from './seeded-random.ts'

/**
 * A random number from a beta distribution, as the share of one gamma variable in the sum of two.
 *
 * @param a at least 1
 * @param b at least 1
 * @see Marsaglia, Tsang: A simple method for generating gamma variables, ACM TOMS 26(3), 2000
 */
export function betaDraw(a: number, b: number, random: Random): number {
  const x = gammaDraw(a, random)
  return x / (x + gammaDraw(b, random))
}

function gammaDraw(shape: number, random: Random): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalDraw(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

/**
 * A random number from the standard normal distribution, by Marsaglia's polar method.
 *
 * @see Marsaglia, Bray: A convenient method for generating normal variables, SIAM Review 6(3), 1964
 */
export function normalDraw(random: Random): number {
  for (;;) {
    const u = 2 * random() - 1
    const v = 2 * random() - 1
    const s = u * u + v * v
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s)
  }
}
