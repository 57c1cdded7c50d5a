import type { OpenInterval } from './interval.ts'
import { orderStatisticInterval } from './order-statistic-interval.ts'
import { percentile } from './percentile.ts'
import { percentileReplicates } from './percentile-replicates.ts'
import type { Random } from './seeded-random.ts'
import { type SortedSample, sortedSample } from './sorted-sample.ts'

export interface PercentileInterval extends OpenInterval {
  readonly by: 'order statistics' | 'bootstrap'
}

/** From this size on the two methods agree and the bootstrap no longer shows the steps between ranks. */
const largeSample = 1_000

/**
 * The interval shown beside a percentile: exact order statistics below 1,000 values, the seeded percentile bootstrap from there.
 *
 * @param p above 0, below 1
 * @returns in the unit of the sample, a side of it `null` where the sample is too small to bound it; `null` for an empty sample
 * @public
 */
export function percentileInterval(
  sample: SortedSample,
  p: number,
  random: Random,
  { level = 0.95, replications = 2_000 }: { readonly level?: number; readonly replications?: number } = {},
): PercentileInterval | null {
  if (sample.length < largeSample) {
    const exact = orderStatisticInterval(sample, p, level)
    return exact && { low: exact.low, high: exact.high, level, by: 'order statistics' }
  }
  const replicates = sortedSample(percentileReplicates(sample, p, random, replications) ?? [])
  const out = (1 - level) / 2
  return { low: percentile(replicates, out), high: percentile(replicates, 1 - out), level, by: 'bootstrap' }
}
