import type {
  DurationFigureView,
  FigureMeta,
  IntervalView,
  SurvivalPercentileView,
  WindowView,
} from '../../../src/api/flow-schema.ts'
import type { TargetView } from '../../../src/api/playbook-schema.ts'
import { type Clock, rangeWords, spanWords } from '../../words/duration-words.ts'

/** A value and its interval as they are written; `interval` is `null` where the method gives none. */
export interface SaidFigure {
  readonly value: string
  readonly interval: string | null
}

const noInterval = 'no interval'

/** `3.6–5.1 days`, `3.6 days or more`: an open side is said, not left out. */
export function intervalWords({ low, high }: IntervalView, clock: Clock = 'elapsed'): string {
  if (low === null) return high === null ? noInterval : `up to ${spanWords(high, clock)}`
  return high === null ? `${spanWords(low, clock)} or more` : rangeWords(low, high, clock)
}

/** Half of what a figure counts, on its clock. */
export const halfWords = ({ value, clock }: DurationFigureView): SaidFigure => percentileWords(value?.p50, clock)

export function percentileWords(percentile: SurvivalPercentileView | undefined, clock: Clock = 'elapsed'): SaidFigure {
  if (percentile === undefined) return { value: '–', interval: null }
  if (percentile.kind === 'not known') return { value: 'not known', interval: null }
  const interval = intervalWords(percentile.interval, clock)
  return percentile.kind === 'not reached'
    ? { value: `over ${spanWords(percentile.followedUntilMs, clock)}`, interval }
    : { value: spanWords(percentile.ms, clock), interval }
}

/** A share in percent; never 0 % where there is something, never 100 % where something is missing. */
export function shareWords(share: number | null): string {
  if (share === null) return '–'
  if (share <= 0) return '0 %'
  if (share >= 1) return '100 %'
  return `${Math.min(99, Math.max(1, Math.round(share * 100)))} %`
}

/** What is wanted of a lane: `30 %`, `12 changes`. */
export const wishWords = (wants: TargetView['wants']): string =>
  wants.kind === 'share' ? shareWords(wants.share) : count(wants.changes, 'change')

export function shareFigureWords(value: number | null, interval: IntervalView | null): SaidFigure {
  if (value === null) return { value: '–', interval: null }
  if (interval?.low == null || interval.high == null) return { value: shareWords(value), interval: noInterval }
  const [low, high] = [Math.round(interval.low * 100), Math.round(interval.high * 100)]
  return { value: shareWords(value), interval: low === high ? `near ${high} %` : `${low}–${high} %` }
}

const count = (n: number, one: string): string => `${n.toLocaleString('en')} ${n === 1 ? one : `${one}s`}`

export const leftOut = ({ excluded }: Pick<FigureMeta, 'excluded'>): number =>
  excluded.reduce((sum, each) => sum + each.count, 0)

/** `412 items, 37 still open; 12 left out`. */
export function sampleWords(figure: Pick<FigureMeta, 'n' | 'censored' | 'excluded'>, one = 'item'): string {
  const out = leftOut(figure)
  const open = figure.censored > 0 ? `, ${figure.censored.toLocaleString('en')} still open` : ''
  return `${count(figure.n, one)}${open}${out > 0 ? `; ${out.toLocaleString('en')} left out` : ''}`
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
export const dayOf = (instant: string): string => day.format(new Date(instant))

/** Which items a figure is about: `decided since 3 Mar 2026`. */
export function windowWords({ by, from, to }: WindowView): string {
  const what = by === 'start' ? 'decided' : 'in production'
  if (from === null && to === null) return by === 'start' ? 'all that was decided' : 'all that came to production'
  if (to === null) return `${what} since ${dayOf(from as string)}`
  if (from === null) return `${what} before ${dayOf(to)}`
  return `${what} from ${dayOf(from)} to ${dayOf(new Date(Date.parse(to) - 1).toISOString())}`
}

export function clockWords({ clock, calendar }: Pick<FigureMeta, 'clock' | 'calendar'>): string {
  if (clock === 'elapsed') return 'Elapsed time, nights and weekends included'
  return calendar ? `Working time in ${calendar.zone}, calendar version ${calendar.version}` : 'Working time'
}
