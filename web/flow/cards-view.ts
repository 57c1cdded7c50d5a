import type { DriftView, LanesView } from '../../src/api/flow-insights.ts'
import type { SaidFigure } from './parts/figure-view.ts'

interface Estimate {
  readonly estimate: number
  readonly low: number | null
  readonly high: number | null
}

/** A change too small for its last digit has no sign: `0.0`, not `−0.0`. */
function percent(share: number): string {
  const digits = (100 * Math.abs(share)).toFixed(Math.abs(share) < 0.095 ? 1 : 0)
  return share < 0 && Number(digits) > 0 ? `−${digits}` : digits
}

/** `6.0 %` with `2.1–9.4 %`. */
export const gainWords = ({ estimate, low, high }: Estimate): SaidFigure => ({
  value: `${percent(estimate)} %`,
  interval:
    low === null || high === null
      ? null
      : low < 0
        ? `${percent(low)} to ${percent(high)} %`
        : `${percent(low)}–${percent(high)} %`,
})

const signed = (rate: number): string => `${rate > 0 ? '+' : rate < 0 ? '−' : ''}${Math.abs(rate).toFixed(1)}`

/** `+3.2 a week` with `+1.0 to +5.4`: an end below nothing is said as such. */
export const perWeek = ({ estimate, low, high }: Estimate): SaidFigure => ({
  value: `${signed(estimate)} a week`,
  interval: low === null || high === null ? null : `${signed(low)} to ${signed(high)}`,
})

export interface DriftLines {
  readonly decided: string
  readonly ended: string
  readonly between: string
}

/** Two lines and what lies between them, in percent of width and height; empty of fewer than two weeks. */
export function driftLines(weeks: DriftView['weeks']): DriftLines {
  if (weeks.length < 2) return { decided: '', ended: '', between: '' }
  const most = Math.max(1, ...weeks.map(({ decided }) => decided))
  const round = (value: number): number => Math.round(10 * value) / 10
  const points = (count: (week: (typeof weeks)[number]) => number): string[] =>
    weeks.map((week, at) => `${round((100 * at) / (weeks.length - 1))} ${round(100 - (100 * count(week)) / most)}`)
  const decided = points((week) => week.decided)
  const ended = points((week) => week.inProduction + week.cancelled)
  return {
    decided: `M${decided.join('L')}`,
    ended: `M${ended.join('L')}`,
    between: `M${decided.join('L')}L${ended.toReversed().join('L')}Z`,
  }
}

/** Where times lie on a chart of weeks, in percent of its width; what is later than the last week stands at its end, what is before the first nowhere. Each place once. */
export function placesAmong(weeks: readonly { readonly at: string }[], times: readonly string[]): number[] {
  const [first, last] = [weeks[0], weeks.at(-1)].map((week) => Date.parse(week?.at ?? '')) as [number, number]
  if (!(last > first)) return []
  const at = (time: string): number => (100 * (Date.parse(time) - first)) / (last - first)
  return [...new Set(times.flatMap((time) => (at(time) < 0 ? [] : [Math.min(100, at(time))])))]
}

/** The share of eligible changes that took a lane, cumulative, in percent of width and height; gaps where nothing was eligible yet. */
export function burnLine(weeks: LanesView['lanes'][number]['weeks']): string {
  const known = weeks.flatMap(({ share }, at) => (share === null ? [] : [{ at, share: share.share }]))
  if (known.length < 2) return ''
  const last = Math.max(1, weeks.length - 1)
  return `M${known.map(({ at, share }) => `${Math.round((1000 * at) / last) / 10} ${Math.round(1000 * (1 - share)) / 10}`).join('L')}`
}
