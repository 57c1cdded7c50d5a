import { incompleteGamma } from './incomplete-gamma.ts'
import { quantileOf } from './quantile-of.ts'

/** The chance that a standard normal variable is above z, accurate far out. */
export function normalTail(z: number): number {
  const tail = incompleteGamma(0.5, (z * z) / 2).q / 2
  return z < 0 ? 1 - tail : tail
}

/**
 * How many standard errors on each side enclose `level` of a normal distribution: 1.96 for 0.95.
 *
 * @param level above 0, below 1
 */
export const normalQuantile = (level: number): number =>
  quantileOf((z) => 1 - incompleteGamma(0.5, (z * z) / 2).q, level, 0, 40)
