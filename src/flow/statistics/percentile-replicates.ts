import { betaDraw } from './beta-draw.ts'
import { placeOfPercentile } from './percentile.ts'
import type { Random } from './seeded-random.ts'
import type { SortedSample } from './sorted-sample.ts'

/**
 * A percentile in each of many resamples, drawn without resampling. A resample is n uniform positions in the sorted sample; its
 * k-th value stands at the k-th smallest of these positions, which follows a beta distribution, and given that, the next one is
 * the smallest of the n − k uniform positions above it. So a replicate costs three draws instead of n, and has exactly the
 * distribution of the plain bootstrap: 2,000 replicates of 10,000 values take a millisecond.
 *
 * @param p from 0 to 1
 * @returns one percentile (type 7) a replicate, in the order drawn; `null` for an empty sample
 * @see David, Nagaraja: Order Statistics, 3rd edition, sections 2.3 and 2.5
 * @public
 */
export function percentileReplicates(
  sample: SortedSample,
  p: number,
  random: Random,
  replications = 2_000,
): Float64Array | null {
  const n = sample.length
  if (n === 0) return null
  const { below, weight } = placeOfPercentile(n, p)
  const rank = below + 1
  const at = (position: number): number => sample[Math.min(n - 1, Math.floor(position * n))] as number
  return Float64Array.from({ length: replications }, () => {
    const position = betaDraw(rank, n - rank + 1, random)
    const low = at(position)
    if (weight === 0) return low
    const next = 1 - (1 - position) * (1 - random()) ** (1 / (n - rank))
    return low + weight * (at(next) - low)
  })
}
