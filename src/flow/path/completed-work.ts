import { kaplanMeier } from '../statistics/kaplan-meier.ts'
import { percentile } from '../statistics/percentile.ts'
import { sortedSample } from '../statistics/sorted-sample.ts'
import { outcomes } from '../statistics/survival-sample.ts'
import { decisionToProduction, isInWindow, itemDurations } from './decision-to-production.ts'
import type { Durations } from './duration-figure.ts'
import type { Figure, Window } from './figure.ts'
import type { ItemPath } from './item-path.ts'

/** One dot: an item that came to production. */
export interface CompletedItem {
  readonly id: string
  /** When it came to production, UTC milliseconds. */
  readonly at: number
  readonly ms: number
}

/** Share still under way after a time, with its interval. */
export interface CurvePoint {
  readonly ms: number
  readonly share: number
  readonly low: number
  readonly high: number
}

export interface CompletedWork {
  /** Of items that were decided in the window, open ones counted as open. */
  readonly figure: Figure<Durations>
  /** What the completed items of the window alone would say: too short while work is open. `null` of none. */
  readonly completedOnly: { readonly p50: number; readonly p85: number; readonly p95: number } | null
  /** In order of completion; of the window. */
  readonly completed: readonly CompletedItem[]
  /** Now open, the oldest first. */
  readonly open: readonly { readonly id: string; readonly ms: number }[]
  /** At most {@link mostPoints}, from 1 downwards. */
  readonly curve: readonly CurvePoint[]
}

const mostPoints = 240

/**
 * Completed items by date and duration, with those still open beside them and the survival curve of both: what a scatter of completed
 * work alone hides.
 *
 * @param from UTC milliseconds; `null` for all there is
 */
export function completedWork(paths: readonly ItemPath[], from: number | null, asOf: number): CompletedWork {
  const window = (by: Window['by']): Window => ({ by, from, to: null })
  const { figure } = decisionToProduction(paths, window('start'), asOf)
  const started = itemDurations(
    paths.filter((path) => isInWindow(window('start'), path)),
    asOf,
  ).durations
  const byId = new Map(itemDurations(paths, asOf).durations.map((duration) => [duration.id, duration]))
  const completed = paths.flatMap((path): CompletedItem[] => {
    const duration = byId.get(path.id)
    return path.end.kind === 'in production' && duration && isInWindow(window('completion'), path)
      ? [{ id: path.id, at: path.end.at, ms: duration.ms }]
      : []
  })
  const sorted = sortedSample(completed.map(({ ms }) => ms))
  const [p50, p85, p95] = [0.5, 0.85, 0.95].map((p) => percentile(sorted, p))
  return {
    figure,
    completedOnly: p50 == null || p85 == null || p95 == null ? null : { p50, p85, p95 },
    completed: completed.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    open: [...byId.values()]
      .filter(({ outcome }) => outcome === 'open')
      .map(({ id, ms }) => ({ id, ms }))
      .sort((a, b) => b.ms - a.ms || (a.id < b.id ? -1 : 1)),
    curve: curveOf(started),
  }
}

function curveOf(durations: ReturnType<typeof itemDurations>['durations']): CurvePoint[] {
  const curve = kaplanMeier({
    entry: durations.map(({ entryMs }) => entryMs ?? 0),
    exit: durations.map(({ ms }) => ms),
    outcome: durations.map(({ outcome }) => outcomes[outcome]),
  })
  if (curve === null) return []
  const every = Math.ceil(curve.time.length / mostPoints)
  const points = Array.from(curve.time.keys())
    .filter((i) => i % every === 0 || i === curve.time.length - 1)
    .map((i) => ({
      ms: curve.time[i] as number,
      share: curve.survival[i] as number,
      low: curve.low[i] as number,
      high: curve.high[i] as number,
    }))
  const last = points.at(-1)
  // Flat from the last end on, as far as anybody was watched.
  const end = last && curve.followedUntil > last.ms ? [{ ...last, ms: curve.followedUntil }] : []
  return [{ ms: 0, share: 1, low: 1, high: 1 }, ...points, ...end]
}
