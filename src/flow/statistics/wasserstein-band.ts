import { resampleCounts } from './bootstrap-interval.ts'
import { percentile } from './percentile.ts'
import type { Random } from './seeded-random.ts'
import { type SortedSample, sortedSample } from './sorted-sample.ts'

/**
 * How far apart two samples from the same distribution lie by chance: the distance that `level` of pairs of resamples stay under. A
 * simulation whose replay of the baseline lies farther from what was observed is not to be believed.
 *
 * @param observed stands for the distribution
 * @param size of the other sample, for instance the simulated one
 * @returns a 1-Wasserstein distance in the unit of the sample; `null` where either sample is empty
 * @see Efron, Tibshirani: An Introduction to the Bootstrap, chapter 16
 * @public
 */
export function wassersteinBand(
  observed: SortedSample,
  size: number,
  random: Random,
  { level = 0.95, replications = 1_000 }: { readonly level?: number; readonly replications?: number } = {},
): number | null {
  const n = observed.length
  if (n === 0 || size === 0) return null
  const one = new Uint32Array(n)
  const other = new Uint32Array(n)
  const distances = Float64Array.from({ length: replications }, () => {
    resampleCounts(one, random)
    resampleCounts(other, random, size)
    let [apart, area] = [0, 0]
    for (let i = 0; i + 1 < n; i++) {
      apart += (one[i] as number) / n - (other[i] as number) / size
      area += Math.abs(apart) * ((observed[i + 1] as number) - (observed[i] as number))
    }
    return area
  })
  return percentile(sortedSample(distances), level)
}
