import type { Interval } from './interval.ts'
import { normalQuantile } from './normal-quantile.ts'

/**
 * The interval of a share, by Wilson's score: sound for few cases and for shares of 0 and 1.
 *
 * @param hits at least 0, at most n
 * @param n cases
 * @returns shares, 0 to 1; `null` without cases
 * @throws RangeError where there are more hits than cases, or either is negative
 * @see Wilson: Probable inference, the law of succession, and statistical inference, JASA 22, 1927
 * @public
 */
export function wilsonInterval(hits: number, n: number, level = 0.95): (Interval & { readonly share: number }) | null {
  if (!(hits >= 0 && hits <= n)) throw new RangeError(`${hits} of ${n} is not a share`)
  if (n === 0) return null
  const share = hits / n
  const z2 = normalQuantile(level) ** 2
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n)
  const width = Math.sqrt(z2 * ((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n)
  // At the ends the bound is exact; rounding would leave it a hair inside.
  return { share, low: hits === 0 ? 0 : centre - width, high: hits === n ? 1 : centre + width, level }
}
