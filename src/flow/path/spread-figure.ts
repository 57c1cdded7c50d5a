import { percentile } from '../statistics/percentile.ts'
import { percentileInterval } from '../statistics/percentile-interval.ts'
import { seededRandom } from '../statistics/seeded-random.ts'
import { sortedSample } from '../statistics/sorted-sample.ts'
import { type Counted, coverageOf, type Definition, type Exclusion, type Figure, type Window } from './figure.ts'

/** How values of items spread: half of them are at most p50. */
export interface Spread {
  readonly p50: number
  readonly p85: number
}

const seed = 1

/**
 * @param values of the things of the window, each known; the interval is that of their median
 * @param counted the same things one by one; absent where they would tell of persons
 */
export function spreadFigure(
  definition: Definition,
  values: readonly number[],
  excluded: readonly Exclusion[],
  {
    window,
    asOf,
    counted,
  }: { readonly window: Window; readonly asOf: number; readonly counted?: () => readonly Counted[] },
): Figure<Spread> {
  const sample = sortedSample(values)
  const [p50, p85] = [percentile(sample, 0.5), percentile(sample, 0.85)]
  const interval = percentileInterval(sample, 0.5, seededRandom(seed))
  return {
    definition,
    value: p50 === null || p85 === null ? null : { p50, p85 },
    interval: interval && { low: interval.low, high: interval.high, level: interval.level },
    window,
    clock: 'elapsed',
    n: values.length,
    ...(counted ? { counted } : {}),
    censored: 0,
    excluded,
    coverage: coverageOf(values.length, excluded),
    asOf,
  }
}
