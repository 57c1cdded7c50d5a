import type { DurationFigureView, FigureMeta, ShareFigureView, SurvivalPercentileView } from '../../api/flow-schema.ts'
import { mostItemsNamed } from '../../api/flow-schema.ts'
import type { Durations } from '../../flow/path/duration-figure.ts'
import type { Figure } from '../../flow/path/figure.ts'
import { percentileSays } from '../../flow/path-report/path-words.ts'
import type { SurvivalPercentile } from '../../flow/statistics/survival-percentile.ts'

export const instantOf = (ms: number): string => new Date(ms).toISOString()
export const instantOrNull = (ms: number | null): string | null => (ms === null ? null : instantOf(ms))

/** Everything that stands beside a value, with the ids of the first items only: the count says how many there are. */
export const presentMeta = (figure: Figure<unknown>): FigureMeta => ({
  definition: { ...figure.definition },
  interval: figure.interval && { ...figure.interval },
  window: { by: figure.window.by, from: instantOrNull(figure.window.from), to: instantOrNull(figure.window.to) },
  clock: figure.clock,
  calendar: figure.calendar ? { ...figure.calendar } : null,
  n: figure.n,
  censored: figure.censored,
  excluded: figure.excluded.map(({ reason, count, items }) => ({
    reason,
    count,
    items: items.slice(0, mostItemsNamed),
  })),
  coverage: figure.coverage,
  asOf: instantOf(figure.asOf),
})

export const presentDurations = (figure: Figure<Durations>): DurationFigureView => ({
  ...presentMeta(figure),
  value: figure.value && {
    p50: presentPercentile(figure.value.p50, figure.clock),
    p85: presentPercentile(figure.value.p85, figure.clock),
    p95: presentPercentile(figure.value.p95, figure.clock),
    reachedWithin: figure.value.reachedWithin.map((each) => ({ ...each })),
  },
})

export const presentShare = (figure: Figure<number>): ShareFigureView => ({
  ...presentMeta(figure),
  value: figure.value,
})

function presentPercentile(percentile: SurvivalPercentile, clock: Figure<unknown>['clock']): SurvivalPercentileView {
  const says = percentileSays(percentile, clock)
  if (percentile.kind === 'not known') return { kind: 'not known', says }
  const interval = { ...percentile.interval }
  return percentile.kind === 'reached'
    ? { kind: 'reached', ms: percentile.time, interval, says }
    : { kind: 'not reached', followedUntilMs: percentile.followedUntil, interval, says }
}
