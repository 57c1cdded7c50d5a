import type { DurationFigureView, FlowPathView } from '../../src/api/flow-schema.ts'
import { halfWords, type SaidFigure } from './parts/figure-view.ts'

/** A month of decisions as a mark over the months. */
export interface TrendMonth {
  /** `2026-03`. */
  readonly month: string
  /** `Mar`, and `Mar 2026` where a year begins. */
  readonly name: string
  readonly fullName: string
  readonly figure: DurationFigureView
  readonly said: SaidFigure
  /** Share of its items that are still open, 0 to 1. */
  readonly open: number
  /** Milliseconds. `reached` is a median; `beyond` is a lower bound: half have not arrived. */
  readonly mark: { readonly kind: 'reached' | 'beyond'; readonly ms: number } | null
  readonly low: number | null
  readonly high: number | null
  /** The interval has no upper bound. */
  readonly isOpen: boolean
}

export interface TrendView {
  readonly months: readonly TrendMonth[]
  readonly longestMs: number
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })
const monthYear = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** Months in which nothing was decided are gaps, not zeros. */
export function trendView({ trend }: FlowPathView): TrendView {
  const months = trend.months.map(({ month, figure }, index): TrendMonth => {
    const at = new Date(`${month}-01T00:00:00.000Z`)
    const p50 = figure.value?.p50
    const interval = p50 === undefined || p50.kind === 'not known' ? null : p50.interval
    return {
      month,
      name: (index === 0 || month.endsWith('-01') ? monthYear : monthName).format(at),
      fullName: monthYear.format(at),
      figure,
      said: halfWords(figure),
      open: figure.n === 0 ? 0 : figure.censored / figure.n,
      mark:
        p50?.kind === 'reached'
          ? { kind: 'reached', ms: p50.ms }
          : p50?.kind === 'not reached'
            ? { kind: 'beyond', ms: p50.followedUntilMs }
            : null,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      isOpen: interval !== null && interval.high === null,
    }
  })
  return {
    months,
    longestMs: Math.max(1, ...months.flatMap(({ mark, high }) => [mark?.ms ?? 0, high ?? 0])),
  }
}

/** Where a time in UTC milliseconds lies among months: 0 in the middle of the first, 1 in that of the second. */
export function monthAt(months: readonly TrendMonth[], at: number): number {
  const day = new Date(at)
  const [year, month] = (months[0]?.month ?? '').split('-').map(Number) as [number, number]
  const from = Date.UTC(day.getUTCFullYear(), day.getUTCMonth())
  const to = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1)
  return 12 * (day.getUTCFullYear() - year) + day.getUTCMonth() + 1 - month + (at - from) / (to - from) - 0.5
}

export const trendWords = {
  faster: 'Faster than before',
  slower: 'Slower than before',
  'no clear change': 'No clear change',
  'cannot tell': 'Too few to tell whether it changed',
} as const

export const chanceWords = (pValue: number | null): string =>
  pValue === null ? '' : `Log-rank test, p ${pValue < 0.001 ? 'under 0.001' : `= ${pValue.toFixed(3)}`}.`
