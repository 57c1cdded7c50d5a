import { elapsedClock, type PathClock } from '../calendar/path-clock.ts'
import { aalenJohansen, reachedBy } from '../statistics/aalen-johansen.ts'
import { kaplanMeier } from '../statistics/kaplan-meier.ts'
import { type SurvivalPercentile, survivalPercentile } from '../statistics/survival-percentile.ts'
import { outcomes } from '../statistics/survival-sample.ts'
import { coverageOf, type Definition, type Exclusion, type Figure, type Window } from './figure.ts'

/** How long one item took, or has taken until now, on one clock. */
export interface Duration {
  readonly id: string
  readonly ms: number
  readonly outcome: keyof typeof outcomes
  /** How old it was when records begin, for one that was under way by then; 0 for one watched from its start. */
  readonly entryMs?: number
}

/** Percentiles of how long it takes, and the shares done by certain times. */
export interface Durations {
  readonly p50: SurvivalPercentile
  readonly p85: SurvivalPercentile
  readonly p95: SurvivalPercentile
  /** Of everything started, cancelled items among it, the share that has reached its end by then; `null` beyond what was watched. */
  readonly reachedWithin: readonly {
    readonly ms: number
    readonly share: number | null
    readonly low: number | null
    readonly high: number | null
  }[]
}

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs
/** A day, a week, a month and a quarter; of working time, in hours of which a day has about eight. */
const within = {
  elapsed: [dayMs, 7 * dayMs, 30 * dayMs, 90 * dayMs],
  working: [8 * hourMs, 40 * hourMs, 160 * hourMs, 480 * hourMs],
} as const

const outcomeSays = { reached: 'it came to its end', open: 'open, so far', cancelled: 'cancelled' } as const

/**
 * Durations with open items counted as open. Percentiles are Kaplan–Meier's: a cancelled item leaves at its cancellation. The shares are
 * Aalen–Johansen's: a cancelled item was started, and will never arrive.
 *
 * @param durations none negative: those are excluded and listed before
 * @param clock on which all of them were counted; elapsed time by default
 */
export function durationFigure(
  definition: Definition,
  durations: readonly Duration[],
  excluded: readonly Exclusion[],
  {
    window,
    asOf,
    clock = elapsedClock,
  }: { readonly window: Window; readonly asOf: number; readonly clock?: PathClock },
): Figure<Durations> {
  const sample = {
    entry: durations.map(({ entryMs }) => entryMs ?? 0),
    exit: durations.map(({ ms }) => ms),
    outcome: durations.map(({ outcome }) => outcomes[outcome]),
  }
  const curve = kaplanMeier(sample)
  const incidence = aalenJohansen(sample)
  const p50 = curve && survivalPercentile(curve, 0.5)
  return {
    definition,
    value: curve &&
      p50 && {
        p50,
        p85: survivalPercentile(curve, 0.85),
        p95: survivalPercentile(curve, 0.95),
        reachedWithin: within[clock.name].map((ms) => {
          const reached = incidence && reachedBy(incidence, ms)
          return { ms, share: reached?.share ?? null, low: reached?.low ?? null, high: reached?.high ?? null }
        }),
      },
    interval: p50 && p50.kind !== 'not known' ? p50.interval : null,
    window,
    clock: clock.name,
    ...(clock.calendar === null ? {} : { calendar: clock.calendar }),
    n: durations.length,
    counted: () =>
      durations.map(({ id, ms, outcome }) => ({
        ...{ id, type: 'item', says: outcomeSays[outcome], ms },
        ...(outcome === 'open' ? { isOpen: true } : {}),
      })),
    censored: durations.filter(({ outcome }) => outcome === 'open').length,
    excluded,
    coverage: coverageOf(durations.length, excluded),
    asOf,
  }
}
