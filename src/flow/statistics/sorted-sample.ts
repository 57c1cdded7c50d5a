import type { Branded } from '../../base/brand.ts'

/** A sample in ascending order, without gaps in it. Only `sortedSample` makes one, so nobody takes a percentile of unsorted numbers. */
export type SortedSample = Branded<Float64Array, 'SortedSample'>

/**
 * A copy of the values in numeric order (never the order of their spellings).
 *
 * @param values finite, in the unit of the caller; negative durations are set aside before this
 * @throws RangeError on NaN or an infinite value: a broken reader, never slow work
 * @public
 */
export function sortedSample(values: ArrayLike<number>): SortedSample {
  const sorted = Float64Array.from(values).sort()
  // Sorting puts whatever is not finite at an end.
  if (sorted.length > 0 && !(Number.isFinite(sorted[0]) && Number.isFinite(sorted.at(-1)))) {
    throw new RangeError('a sample holds finite numbers only')
  }
  return sorted as SortedSample
}
