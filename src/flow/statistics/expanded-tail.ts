import { normalQuantile, normalTail } from './normal-quantile.ts'
import { studentQuantile } from './student-quantile.ts'

/**
 * The share to leave out on each side of a percentile bootstrap so that few units do not make it too narrow: a resample of n units
 * varies as if n, not n − 1, were free, and its tails are a normal's, not Student's. The two are corrected at once.
 *
 * @param units what is resampled: points, teams
 * @param fitted parameters taken from them, 1 for a mean, 2 for a line; fewer than units
 * @returns below (1 − level)/2, and nearly that for many units
 * @see Hesterberg: What teachers should know about the bootstrap, The American Statistician 69(4), 2015: "expanded percentile intervals"
 */
export function expandedTail(level: number, units: number, fitted: number): number {
  const free = units - fitted
  const factor = studentQuantile(level, free) * Math.sqrt(units / free)
  return normalTail(Math.max(factor, normalQuantile(level)))
}
