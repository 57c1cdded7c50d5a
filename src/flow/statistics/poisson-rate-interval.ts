import { incompleteGamma } from './incomplete-gamma.ts'
import type { Interval } from './interval.ts'
import { quantileOf } from './quantile-of.ts'

/**
 * The exact interval of a rate from a count of events that come independently of each other: decisions or deployments a week.
 *
 * @param count events seen, at least 0
 * @param exposure how long (or over how much) was watched, in the unit the rate is a count per
 * @returns events per unit; `null` where nothing was watched
 * @throws RangeError where the count is negative or not whole
 * @see Garwood: Fiducial limits for the Poisson distribution, Biometrika 28, 1936
 * @public
 */
export function poissonRateInterval(
  count: number,
  exposure: number,
  level = 0.95,
): (Interval & { readonly rate: number }) | null {
  if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`${count} is not a count of events`)
  if (!(exposure > 0)) return null
  const out = (1 - level) / 2
  const far = count + 50 + 12 * Math.sqrt(count + 1)
  // At least `count` events from fewer expected than `low`, or at most `count` from more than `high`: each a chance of `out`.
  const low = count === 0 ? 0 : quantileOf((expected) => incompleteGamma(count, expected).p, out, 0, far)
  const high = quantileOf((expected) => incompleteGamma(count + 1, expected).p, 1 - out, 0, far)
  return { rate: count / exposure, low: low / exposure, high: high / exposure, level }
}
