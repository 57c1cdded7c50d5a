import { normalQuantile } from './normal-quantile.ts'
import { riskTable, type SurvivalSample } from './survival-sample.ts'

/** The share still under way, as a falling staircase: 1 until the first time, then `survival[i]` from `time[i]` on. */
export interface SurvivalCurve {
  readonly n: number
  readonly reached: number
  readonly open: number
  /** Items whose records begin only after they had ended; they are not in n. */
  readonly neverAtRisk: number
  /** Distinct times at which an item reached its end, ascending, in the unit of the sample. */
  readonly time: Float64Array
  readonly atRisk: Uint32Array
  readonly survival: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  readonly level: number
  /** The longest any item was watched; nothing is known beyond. */
  readonly followedUntil: number
  /**
   * Where all items then under observation had ended although others came under observation later. The curve is 0 from there for
   * want of witnesses, not of work, and no percentile is read off it. `null` where that did not happen.
   */
  readonly emptiedAt: number | null
}

/**
 * The Kaplan–Meier estimate of how long items take, open ones included, with delayed entry and log–log intervals. Cancelled items
 * count as open until then: right where cancelling says nothing about how long it would have taken; otherwise see `aalenJohansen`.
 *
 * Where the curve reaches 0 its variance is not defined; the band keeps its last upper value there.
 *
 * @returns `null` where no item was ever under observation
 * @see Kaplan, Meier: JASA 53, 1958; intervals: Borgan, Liestøl, Scand. J. Statist. 17, 1990; delayed entry: Klein, Moeschberger,
 *   Survival Analysis, section 4.6
 * @public
 */
export function kaplanMeier(sample: SurvivalSample, level = 0.95): SurvivalCurve | null {
  const table = riskTable(sample)
  if (table.n === 0) return null
  const steps = Array.from(table.time.keys()).filter((i) => (table.reached[i] as number) > 0)
  const z = normalQuantile(level)
  const survival = new Float64Array(steps.length)
  const low = new Float64Array(steps.length)
  const high = new Float64Array(steps.length)
  let reached = 0
  let share = 1
  let greenwood = 0
  for (const [step, i] of steps.entries()) {
    const n = table.atRisk[i] as number
    const d = table.reached[i] as number
    reached += d
    share *= (n - d) / n
    greenwood += n > d ? d / (n * (n - d)) : 0
    const band = logLogBand(share, Math.sqrt(greenwood), z)
    survival[step] = share
    low[step] = band?.low ?? 0
    high[step] = band?.high ?? high[step - 1] ?? 1
  }
  const time = Float64Array.from(steps, (i) => table.time[i] as number)
  const emptied = survival.indexOf(0)
  // Whoever was watched from the start came before an end at 0; only a later entry is one that nobody saw coming.
  const isLate = table.lastEntry > 0 && emptied >= 0 && table.lastEntry >= (time[emptied] as number)
  return {
    n: table.n,
    reached,
    open: table.n - reached,
    neverAtRisk: table.neverAtRisk,
    time,
    atRisk: Uint32Array.from(steps, (i) => table.atRisk[i] as number),
    survival,
    low,
    high,
    level,
    followedUntil: table.followedUntil,
    emptiedAt: isLate ? (time[emptied] as number) : null,
  }
}

/**
 * The interval of a share on the scale log(−log S), which keeps it between 0 and 1.
 *
 * @param relativeError standard error of the share divided by the share
 * @returns `null` where the share is 0 or 1
 */
export function logLogBand(share: number, relativeError: number, z: number): { low: number; high: number } | null {
  if (share <= 0 || share >= 1) return null
  const width = (z * relativeError) / Math.abs(Math.log(share))
  return { low: share ** Math.exp(width), high: share ** Math.exp(-width) }
}

/**
 * The share still under way at a time, with its interval.
 *
 * @returns `null` beyond the time anyone was watched: not known, unless the curve had reached 0
 * @public
 */
export function survivalAt(
  curve: SurvivalCurve,
  time: number,
): { readonly share: number; readonly low: number; readonly high: number } | null {
  const step = curve.time.findLastIndex((t) => t <= time)
  if (curve.emptiedAt !== null && time >= curve.emptiedAt) return null
  if (time > curve.followedUntil && curve.survival[step] !== 0) return null
  if (step < 0) return { share: 1, low: 1, high: 1 }
  return { share: curve.survival[step] as number, low: curve.low[step] as number, high: curve.high[step] as number }
}
