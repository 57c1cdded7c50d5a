import { logLogBand } from './kaplan-meier.ts'
import { normalQuantile } from './normal-quantile.ts'
import { riskTable, type SurvivalSample } from './survival-sample.ts'

/** The share that has reached its end (and the share that was cancelled) by each time: rising staircases. */
export interface CumulativeIncidence {
  readonly n: number
  readonly neverAtRisk: number
  /** Distinct times at which an item reached its end or was cancelled, ascending, in the unit of the sample. */
  readonly time: Float64Array
  readonly atRisk: Uint32Array
  readonly reached: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  readonly cancelled: Float64Array
  readonly level: number
  readonly followedUntil: number
  /** As for a survival curve: `null`, or from where on the curve stands still for want of witnesses. */
  readonly emptiedAt: number | null
}

/**
 * The Aalen–Johansen estimate for items that may be cancelled instead: of everything started, which share has reached its end
 * by when. Unlike Kaplan–Meier it does not pretend that a cancelled item would have been finished in the end. Delayed entry as
 * there; variance of Greenwood type, the one that holds under left truncation; intervals on the scale log(−log(1 − F)), so that
 * without cancellations both estimates and bands are the complement of Kaplan–Meier's.
 *
 * @returns `null` where no item was ever under observation
 * @see Allignol, Schumacher, Beyersmann: A note on variance estimation of the Aalen–Johansen estimator, Biometrical Journal 52, 2010
 * @public
 */
export function aalenJohansen(sample: SurvivalSample, level = 0.95): CumulativeIncidence | null {
  const table = riskTable(sample)
  if (table.n === 0) return null
  const z = normalQuantile(level)
  const reached = new Float64Array(table.time.length)
  const cancelled = new Float64Array(table.time.length)
  const low = new Float64Array(table.time.length)
  const high = new Float64Array(table.time.length)
  let underWay = 1
  let emptiedAt: number | null = null
  // Variances of the two shares, still under way and reached, and their covariance.
  let varUnderWay = 0
  let varReached = 0
  let covariance = 0
  for (const [i, t] of table.time.entries()) {
    const n = table.atRisk[i] as number
    const p1 = (table.reached[i] as number) / n
    const p2 = (table.cancelled[i] as number) / n
    const stay = (n - (table.reached[i] as number) - (table.cancelled[i] as number)) / n
    reached[i] = (reached[i - 1] ?? 0) + underWay * p1
    cancelled[i] = (cancelled[i - 1] ?? 0) + underWay * p2
    const drawn = (underWay * underWay) / n
    varReached += p1 * p1 * varUnderWay + 2 * p1 * covariance + drawn * p1 * (1 - p1)
    covariance = stay * (covariance + p1 * varUnderWay) - drawn * p1 * stay
    varUnderWay = stay * stay * varUnderWay + drawn * (p1 + p2) * stay
    underWay *= stay
    const rest = 1 - (reached[i] as number)
    const band = rest > 1e-12 ? logLogBand(rest, Math.sqrt(Math.max(0, varReached)) / rest, z) : null
    low[i] = band ? 1 - band.high : (low[i - 1] ?? 0)
    high[i] = band ? 1 - band.low : (reached[i] as number)
    if (underWay === 0 && emptiedAt === null && table.lastEntry >= t) emptiedAt = t
  }
  const { n, neverAtRisk, time, atRisk, followedUntil } = table
  return { n, neverAtRisk, time, atRisk, reached, low, high, cancelled, level, followedUntil, emptiedAt }
}

/**
 * The share that had reached its end by a time, with its interval.
 *
 * @returns `null` beyond the time anyone was watched, unless nothing was left under way
 * @public
 */
export function reachedBy(
  curve: CumulativeIncidence,
  time: number,
): { readonly share: number; readonly low: number; readonly high: number } | null {
  const step = curve.time.findLastIndex((t) => t <= time)
  if (curve.emptiedAt !== null && time >= curve.emptiedAt) return null
  const done = step >= 0 && (curve.reached[step] as number) + (curve.cancelled[step] as number) > 1 - 1e-12
  if (time > curve.followedUntil && !done) return null
  if (step < 0) return { share: 0, low: 0, high: 0 }
  return { share: curve.reached[step] as number, low: curve.low[step] as number, high: curve.high[step] as number }
}
