import type { Interval } from './interval.ts'

/**
 * The interval of a difference between two independent estimates, from the interval of each (MOVER). Of two Wilson intervals it makes
 * Newcombe's interval for a difference of shares; of two Poisson rates, the interval of a drift rate.
 *
 * @param a an estimate and its interval
 * @param b the one taken from it; same unit, same level
 * @throws RangeError where the levels differ
 * @see Zou, Donner: Construction of confidence limits about effect measures, Statistics in Medicine 27, 2008
 * @public
 */
export function differenceInterval(
  a: Interval & { readonly estimate: number },
  b: Interval & { readonly estimate: number },
): Interval & { readonly estimate: number } {
  if (a.level !== b.level) throw new RangeError(`intervals of ${a.level} and ${b.level} have no common level`)
  const estimate = a.estimate - b.estimate
  return {
    estimate,
    low: estimate - Math.hypot(a.estimate - a.low, b.high - b.estimate),
    high: estimate + Math.hypot(a.high - a.estimate, b.estimate - b.low),
    level: a.level,
  }
}
