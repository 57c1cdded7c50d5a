import { logRank } from '../statistics/log-rank.ts'
import { outcomes } from '../statistics/survival-sample.ts'
import type { Duration } from './duration-figure.ts'

/** Whether one group takes less or more time than another, open items counted as open. */
export interface ComparedDurations {
  readonly kind: 'faster' | 'slower' | 'no clear difference' | 'cannot tell'
  /** The chance of a difference at least this large between groups that do not differ; `null` where nothing can be compared. */
  readonly pValue: number | null
}

const surprising = 0.05
/** Fewer items than this on either side are not compared. */
const fewest = 10

/** By the log-rank test at 5 %. */
export function compareDurations(one: readonly Duration[], other: readonly Duration[]): ComparedDurations {
  const test =
    Math.min(one.length, other.length) < fewest
      ? null
      : logRank(
          [one, other].map((durations) => ({
            entry: durations.map(({ entryMs }) => entryMs ?? 0),
            exit: durations.map(({ ms }) => ms),
            outcome: durations.map(({ outcome }) => outcomes[outcome]),
          })),
        )
  if (test === null) return { kind: 'cannot tell', pValue: null }
  const { pValue, groups } = test
  const [first] = groups
  if (first === undefined || pValue >= surprising) return { kind: 'no clear difference', pValue }
  return { kind: first.reached > first.expected ? 'faster' : 'slower', pValue }
}
