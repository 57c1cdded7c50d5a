/** How an item's time under observation ended. `open`: it had not ended when we last looked, which says it took longer than that. */
export const outcomes = { open: 0, reached: 1, cancelled: 2 } as const

/** One entry an item, in columns. Times are on the item's own clock, which starts at 0, in any one unit. */
export interface SurvivalSample {
  /**
   * When the item came under observation: 0 if it was watched from its start, more if it was under way when records begin (left
   * truncation). `null` where all were watched from their start.
   */
  readonly entry: ArrayLike<number> | null
  /** When it reached the end, was cancelled, or was last seen open. At least 0. */
  readonly exit: ArrayLike<number>
  /** One of `outcomes`. */
  readonly outcome: ArrayLike<number>
}

/** What became of the items at each moment at which one of them reached its end or was cancelled. */
export interface RiskTable {
  /** Items that were under observation for any time at all. */
  readonly n: number
  /** Items whose records begin only after they had ended: they tell nothing. */
  readonly neverAtRisk: number
  /** Distinct times, ascending. */
  readonly time: Float64Array
  /** Items under observation just before each time, including those that end at it. */
  readonly atRisk: Uint32Array
  readonly reached: Uint32Array
  readonly cancelled: Uint32Array
  /** The longest any item was watched; nothing is known beyond. */
  readonly followedUntil: number
  /** The latest entry into observation. */
  readonly lastEntry: number
}

/**
 * Counts who was at risk when. An item is at risk after its entry up to and including its exit; one that is open at the same moment
 * at which another ends counts as still at risk there.
 *
 * @throws RangeError where the columns differ in length, or a time is negative or not a number
 * @see Klein, Moeschberger: Survival Analysis, 2nd edition, sections 4.2 and 4.6
 */
export function riskTable(sample: SurvivalSample): RiskTable {
  const kept = watched(sample)
  const ended = (outcome: number): Float64Array =>
    Float64Array.from(
      kept.filter((i) => sample.outcome[i] === outcome),
      (i) => sample.exit[i] as number,
    ).sort()
  const reachedAt = ended(outcomes.reached)
  const cancelledAt = ended(outcomes.cancelled)
  const time = distinct(reachedAt, cancelledAt)
  return {
    n: kept.length,
    neverAtRisk: sample.exit.length - kept.length,
    time,
    atRisk: atRiskAt(sample, time),
    reached: countAt(time, reachedAt),
    cancelled: countAt(time, cancelledAt),
    followedUntil: kept.reduce((latest, i) => Math.max(latest, sample.exit[i] as number), 0),
    lastEntry: kept.reduce((latest, i) => Math.max(latest, sample.entry?.[i] ?? 0), 0),
  }
}

/**
 * How many items are at risk at each of some times.
 *
 * @param times ascending
 */
export function atRiskAt(sample: SurvivalSample, times: Float64Array): Uint32Array {
  const kept = watched(sample)
  const entries = Float64Array.from(kept, (i) => entryOf(sample, i)).sort()
  const exits = Float64Array.from(kept, (i) => sample.exit[i] as number).sort()
  const atRisk = new Uint32Array(times.length)
  let entered = 0
  let left = 0
  for (const [i, t] of times.entries()) {
    while (entered < entries.length && (entries[entered] as number) < t) entered++
    while (left < exits.length && (exits[left] as number) < t) left++
    atRisk[i] = entered - left
  }
  return atRisk
}

/** Items watched from their start are at risk of an end at 0, too. */
function entryOf(sample: SurvivalSample, i: number): number {
  const entry = sample.entry?.[i] ?? 0
  return entry > 0 ? entry : Number.NEGATIVE_INFINITY
}

function watched(sample: SurvivalSample): number[] {
  const n = sample.exit.length
  if (sample.outcome.length !== n || (sample.entry && sample.entry.length !== n)) {
    throw new RangeError('the columns of a survival sample differ in length')
  }
  const kept: number[] = []
  for (let i = 0; i < n; i++) {
    const exit = sample.exit[i] as number
    if (!(exit >= 0 && Number.isFinite(exit))) throw new RangeError(`item ${i} ends at ${exit}, before it starts`)
    if (entryOf(sample, i) < exit) kept.push(i)
  }
  return kept
}

const distinct = (one: Float64Array, other: Float64Array): Float64Array =>
  Float64Array.from(new Set([...one, ...other])).sort()

function countAt(time: Float64Array, ended: Float64Array): Uint32Array {
  const counts = new Uint32Array(time.length)
  let at = 0
  for (const t of ended) {
    while ((time[at] as number) < t) at++
    ;(counts[at] as number)++
  }
  return counts
}
