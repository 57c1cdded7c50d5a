import type { Interval } from './interval.ts'
import type { SurvivalCurve } from './kaplan-meier.ts'
import { normalQuantile } from './normal-quantile.ts'

export interface RestrictedMean extends Interval {
  readonly mean: number
  readonly upTo: number
}

/**
 * The mean time under way within a horizon: the area under the survival curve up to it. It has a value where the median is not
 * reached, and lets two lanes be compared over the same stretch of time.
 *
 * @param upTo the horizon, above 0, in the unit of the curve
 * @returns in the unit of the curve; `null` where nobody was watched that long
 * @see Klein, Moeschberger: Survival Analysis, 2nd edition, section 4.5
 * @public
 */
export function restrictedMean(curve: SurvivalCurve, upTo: number): RestrictedMean | null {
  const ended = curve.survival.at(-1) === 0
  if (curve.emptiedAt !== null || (upTo > curve.followedUntil && !ended)) return null
  const steps = Array.from(curve.time.keys()).filter((i) => (curve.time[i] as number) < upTo)
  let area = 0
  let variance = 0
  let until = upTo
  for (const i of steps.reverse()) {
    area += (curve.survival[i] as number) * (until - (curve.time[i] as number))
    until = curve.time[i] as number
    const before = i > 0 ? (curve.survival[i - 1] as number) : 1
    const n = curve.atRisk[i] as number
    const d = n * (1 - (curve.survival[i] as number) / before)
    if ((curve.survival[i] as number) > 0) variance += (area * area * d) / (n * (n - d))
  }
  const mean = area + until
  const width = normalQuantile(curve.level) * Math.sqrt(variance)
  return { mean, upTo, low: Math.max(0, mean - width), high: Math.min(upTo, mean + width), level: curve.level }
}
