import type { OpenInterval } from './interval.ts'
import type { SurvivalCurve } from './kaplan-meier.ts'

/** The time by which a share of the items has reached its end. Not having an answer is one. */
export type SurvivalPercentile =
  | { readonly kind: 'reached'; readonly time: number; readonly interval: OpenInterval }
  /** Fewer than that share have reached their end in the longest time anyone was watched. */
  | { readonly kind: 'not reached'; readonly followedUntil: number; readonly interval: OpenInterval }
  /** Records begin too late: those watched early had all ended before the others came under observation. */
  | { readonly kind: 'not known'; readonly emptiedAt: number }

/** A share is a product of quotients; it meets its mark although rounding left it a hair above. */
const rounding = 1e-12

/**
 * A percentile of a survival curve: the first time at which at least the share p has reached its end, with the interval of
 * Brookmeyer and Crowley: where the two edges of the band cross the same mark. Where the lower edge never does, it takes longer
 * than anyone was watched; where the upper edge never does, no value bounds it, and `high` is `null`.
 *
 * @param p above 0, below 1; 0.5 for the median
 * @returns times in the unit of the curve
 * @see Brookmeyer, Crowley: A confidence interval for the median survival time, Biometrics 38, 1982
 * @public
 */
export function survivalPercentile(curve: SurvivalCurve, p: number): SurvivalPercentile {
  if (curve.emptiedAt !== null) return { kind: 'not known', emptiedAt: curve.emptiedAt }
  const crossing = (edge: Float64Array): number | null => {
    const step = edge.findIndex((share) => share <= 1 - p + rounding)
    return step < 0 ? null : (curve.time[step] as number)
  }
  const time = crossing(curve.survival)
  const interval = { low: crossing(curve.low) ?? curve.followedUntil, high: crossing(curve.high), level: curve.level }
  if (time === null) return { kind: 'not reached', followedUntil: curve.followedUntil, interval }
  return { kind: 'reached', time, interval }
}
