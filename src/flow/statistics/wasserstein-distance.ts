import type { SortedSample } from './sorted-sample.ts'

/**
 * The 1-Wasserstein distance of two samples: the area between their distribution functions, which is how far values have to be moved
 * on average to turn one sample into the other.
 *
 * @returns in the unit of the samples, at least 0; `null` where either is empty
 * @see Vallender: Calculation of the Wasserstein distance between probability distributions on the line, Theory Probab. Appl. 18, 1974
 * @public
 */
export function wassersteinDistance(a: SortedSample, b: SortedSample): number | null {
  if (a.length === 0 || b.length === 0) return null
  let [i, j, area] = [0, 0, 0]
  let at = Math.min(a[0] as number, b[0] as number)
  while (i < a.length || j < b.length) {
    const next = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY)
    area += (next - at) * Math.abs(i / a.length - j / b.length)
    at = next
    while (a[i] === next) i++
    while (b[j] === next) j++
  }
  return area
}
