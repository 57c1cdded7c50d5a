import type { WorkAxis } from '../calendar/work-axis.ts'
import { countBelow } from '../statistics/rank.ts'
import { effectiveWork, type StationPass, type StationWork } from './effective-work.ts'
import type { ItemPass } from './item-passes.ts'

/** A deployment of the ordinary way: when it left, and how many items it could bring. */
export interface Train {
  readonly at: number
  /** Infinite where it left nothing behind. */
  readonly seats: number
}

/** Everything a replay needs of a stretch of history. Times are on the axis of working time, from the start of the window. */
export interface PathModel {
  readonly length: number
  /** Items that were under way in the window and did not take a lane, in order of arrival. */
  readonly items: readonly ItemPass[]
  /** When each item was decided: below 0 before the window. */
  readonly born: Float64Array
  /** When each item came to its first station of the window; 0 for what was under way already. */
  readonly arrival: Float64Array
  /** When each item left the last station; infinite for one that had not by the end of the window. */
  readonly live: Float64Array
  /** The station it came to then: 0 building, 1 review, 2 deployment. */
  readonly entry: Uint8Array
  readonly building: StationWork
  readonly review: StationWork
  /** From the last review to the merge: changes that were asked for, and nobody's queue. `NaN` where it is not known. */
  readonly delay: Float64Array
  /** `null` where merging is deploying, or no deployment is known. */
  readonly trains: readonly Train[] | null
  /** Items that came to production within the window. */
  readonly left: number
}

/**
 * A history as stations and what passes through them.
 *
 * @param passes in order of decision
 * @param axis of working time; its start need not be the window's
 * @param window UTC milliseconds, half open
 * @returns `null` where nothing came to its end within the window
 */
export function pathModel(
  passes: readonly ItemPass[],
  axis: WorkAxis,
  window: { readonly from: number; readonly to: number },
): PathModel | null {
  const start = axis.toWork(window.from)
  const onAxis = (at: number): number => axis.toWork(at) - start
  const items = passes.filter(
    ({ lane, decidedAt, liveAt, cancelledAt }) =>
      lane === null && cancelledAt === null && decidedAt < window.to && (liveAt === null || liveAt >= window.from),
  )
  const inWindow = (at: number | null): at is number => at !== null && at >= window.from && at < window.to
  const left = items.filter(({ liveAt }) => inWindow(liveAt))
  if (left.length === 0) return null
  const entry = Uint8Array.from(items, ({ readyAt, mergedAt }) =>
    isBefore(mergedAt, window.from) ? 2 : isBefore(readyAt, window.from) ? 1 : 0,
  )
  const build = (pass: ItemPass, item: number): StationPass[] =>
    inWindow(pass.readyAt)
      ? [{ item, from: Math.max(0, onAxis(pass.decidedAt)), to: onAxis(pass.readyAt), by: pass.builder }]
      : []
  const review = (pass: ItemPass, item: number): StationPass[] =>
    inWindow(pass.reviewedAt) && pass.readyAt !== null && pass.readyAt <= pass.reviewedAt
      ? [{ item, from: Math.max(0, onAxis(pass.readyAt)), to: onAxis(pass.reviewedAt), by: pass.reviewer }]
      : []
  return {
    length: axis.toWork(window.to) - start,
    items,
    born: Float64Array.from(items, ({ decidedAt }) => onAxis(decidedAt)),
    arrival: Float64Array.from(items, ({ decidedAt }, item) =>
      entry[item] === 0 ? Math.max(0, onAxis(decidedAt)) : 0,
    ),
    live: Float64Array.from(items, ({ liveAt }) => (inWindow(liveAt) ? onAxis(liveAt) : Number.POSITIVE_INFINITY)),
    entry,
    building: effectiveWork(items.flatMap(build), items.length),
    review: effectiveWork(items.flatMap(review), items.length),
    delay: Float64Array.from(items, ({ reviewedAt, mergedAt, readyAt }) => {
      // Merged without a review by somebody else: it passed the station in no time, and whatever it waited for is a delay.
      const since = reviewedAt ?? readyAt
      return inWindow(mergedAt) && since !== null ? Math.max(0, onAxis(mergedAt) - onAxis(since)) : Number.NaN
    }),
    trains: trainsOf(left, items, onAxis),
    left: left.length,
  }
}

const isBefore = (at: number | null, moment: number): boolean => at !== null && at < moment

/**
 * Trains, and whether they were full: one that left behind what had been merged for half the time between trains had no room for it. One that
 * left nothing behind may have had any number of seats.
 */
function trainsOf(
  left: readonly ItemPass[],
  items: readonly ItemPass[],
  onAxis: (at: number) => number,
): readonly Train[] | null {
  const carried = Map.groupBy(
    left.filter(({ mergedAt }) => mergedAt !== null),
    ({ liveAt }) => liveAt as number,
  )
  const times = [...carried.keys()].sort((a, b) => a - b)
  if (left.every(({ liveAt, mergedAt }) => mergedAt === null || (liveAt as number) <= mergedAt)) return null
  const gaps = times
    .slice(1)
    .map((at, place) => at - (times[place] as number))
    .sort((a, b) => a - b)
  const patience = (gaps[gaps.length >> 1] ?? 0) / 2
  const merges = items.flatMap(({ mergedAt }) => mergedAt ?? []).sort((a, b) => a - b)
  const lives = items
    .flatMap(({ liveAt, mergedAt }) => (liveAt !== null && mergedAt !== null ? [liveAt] : []))
    .sort((a, b) => a - b)
  return times.map((at): Train => {
    const waitingLong = countBelow(merges, at - patience) - countBelow(lives, at + 1)
    const brought = (carried.get(at) as readonly ItemPass[]).length
    return { at: onAxis(at), seats: waitingLong > 0 ? brought : Number.POSITIVE_INFINITY }
  })
}
