import type { SortedSample } from './sorted-sample.ts'

/**
 * A percentile, Hyndman–Fan type 7: linear between order statistics at rank 1 + (n − 1)·p. The default of R, NumPy and DuckDB's
 * `quantile_cont`, so that anyone can check a figure.
 *
 * @param p from 0 to 1
 * @returns in the unit of the sample; `null` for an empty one
 * @throws RangeError where p is outside 0 to 1
 * @see Hyndman, Fan: Sample quantiles in statistical packages, The American Statistician 50(4), 1996
 * @public
 */
export function percentile(sample: SortedSample, p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a percentile is asked for between 0 and 1, not at ${p}`)
  if (sample.length === 0) return null
  const { below, weight } = placeOfPercentile(sample.length, p)
  const low = sample[below] as number
  return weight === 0 ? low : low + weight * ((sample[below + 1] as number) - low)
}

/**
 * Where a percentile of type 7 lies among n ordered values.
 *
 * @returns the position (from 0) of the value at or below it, and the weight of the one above: 0 where that is not needed
 */
export function placeOfPercentile(n: number, p: number): { readonly below: number; readonly weight: number } {
  const at = (n - 1) * p
  const below = Math.floor(at)
  return { below, weight: below + 1 < n ? at - below : 0 }
}
