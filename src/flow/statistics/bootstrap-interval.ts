import type { Interval } from './interval.ts'
import { percentile } from './percentile.ts'
import { type Random, xoshiro128 } from './seeded-random.ts'
import { sortedSample } from './sorted-sample.ts'

/**
 * Draws a resample with replacement and notes how often each position came up. Counts instead of copies: a statistic that walks
 * data sorted once needs no second sort.
 *
 * @param counts overwritten; its length is the size of the data
 * @public
 */
export function resampleCounts(counts: Uint32Array, random: Random, draws: number = counts.length): void {
  // A generator of its own for each resample: 32 bits are enough for a position, and half the draws are half the time.
  const next = xoshiro128(word(random), word(random), word(random), word(random))
  const scale = counts.length / 4_294_967_296
  counts.fill(0)
  for (let i = 0; i < draws; i++) (counts[(next() * scale) | 0] as number)++
}

const word = (random: Random): number => Math.floor(random() * 4_294_967_296)

export interface BootstrapInterval extends Interval {
  readonly replications: number
  /** Resamples in which the statistic had no value; they are left out of the interval. */
  readonly withoutValue: number
}

/** With more resamples than this without a value, what is left no longer stands for the data. */
const mostWithoutValue = 0.05

/**
 * The percentile bootstrap of any statistic, for instance a ratio of sums over items.
 *
 * @param size how many independent units (items, teams) the data has
 * @param statistic its value where unit i occurs `counts[i]` times; `null` where it has none. The array is reused.
 * @returns `null` without data, or where more than 5 % of the resamples have no value
 * @see Efron, Tibshirani: An Introduction to the Bootstrap, chapter 13
 * @public
 */
export function bootstrapInterval(
  size: number,
  statistic: (counts: Uint32Array) => number | null,
  random: Random,
  { level = 0.95, replications = 2_000 }: { readonly level?: number; readonly replications?: number } = {},
): BootstrapInterval | null {
  if (size === 0) return null
  const counts = new Uint32Array(size)
  const values: number[] = []
  for (let i = 0; i < replications; i++) {
    resampleCounts(counts, random)
    const value = statistic(counts)
    if (value !== null) values.push(value)
  }
  const withoutValue = replications - values.length
  if (withoutValue > mostWithoutValue * replications) return null
  const sorted = sortedSample(values)
  const out = (1 - level) / 2
  const [low, high] = [percentile(sorted, out), percentile(sorted, 1 - out)]
  return low === null || high === null ? null : { low, high, level, replications, withoutValue }
}
