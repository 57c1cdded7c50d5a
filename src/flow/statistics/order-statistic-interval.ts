import { binomialTail } from './binomial-tail.ts'
import type { OpenInterval } from './interval.ts'
import type { SortedSample } from './sorted-sample.ts'

export interface OrderStatisticInterval extends OpenInterval {
  /** Ranks (from 1) of the two values in the sample; `null` on a side the sample is too small to bound. */
  readonly ranks: { readonly low: number | null; readonly high: number | null }
  /** What the interval really covers: at least its level, since ranks come in whole numbers. */
  readonly coverage: number
}

/**
 * The exact interval of a percentile from order statistics: how many values lie below the true percentile is binomial, whatever
 * the shape of the distribution. At most (1 − level)/2 is left out on each side. Ties make it wider than needed, never narrower.
 *
 * @param p the percentile, above 0, below 1
 * @returns values of the sample, in its unit; `null` for an empty sample
 * @see Conover: Practical Nonparametric Statistics, 3rd edition, section 3.2
 * @public
 */
export function orderStatisticInterval(sample: SortedSample, p: number, level = 0.95): OrderStatisticInterval | null {
  const n = sample.length
  if (n === 0) return null
  const out = (1 - level) / 2
  // Above rank `high − 1` lie at most `out` of the cases in which the true percentile is missed; `low` likewise from below.
  const high = smallest(n, (k) => binomialTail(k, n, p) <= out)
  const low = smallest(n, (k) => 1 - binomialTail(k, n, p) > out) - 1
  const ranks = { low: low >= 1 ? low : null, high: high <= n ? high : null }
  return {
    low: ranks.low === null ? null : (sample[ranks.low - 1] as number),
    high: ranks.high === null ? null : (sample[ranks.high - 1] as number),
    level,
    ranks,
    coverage: binomialTail(ranks.low ?? 0, n, p) - binomialTail(ranks.high ?? n + 1, n, p),
  }
}

/** The smallest k from 0 to n + 1 at which a condition that stays true once it is true holds. */
function smallest(n: number, holds: (k: number) => boolean): number {
  let low = 0
  let high = n + 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
