import type { LanesView } from '../../../src/api/flow-insights.ts'
import type { Box } from '../../parts/chart/Axes.tsx'
import { countScale, durationScale, type Scale, timeScale } from '../../parts/chart/scales.ts'

export type LaneView = LanesView['lanes'][number]

/** Adoption over time: the cumulative share with its interval, what it may become, and the target. */
export interface BurnUp {
  readonly time: Scale
  readonly share: Scale
  readonly line: string
  readonly band: string
  /** Empty without a forecast. */
  readonly cone: string
  readonly target: { readonly x: number; readonly y: number } | null
}

const hourMs = 60 * 60_000

const percentOf = (share: number): string => `${Math.round(share * 100)} %`

/** @returns `null` while no change of the class was made since the lane opened */
export function burnUp({ weeks, cone, target, openedAt }: LaneView, box: Box): BurnUp | null {
  const known = weeks.flatMap(({ at, share }) => (share === null ? [] : [{ at: Date.parse(at), ...share }]))
  const last = known.at(-1)
  if (!last) return null
  const ahead = cone.map(({ at, low, high }) => ({ at: Date.parse(at), low, high }))
  const end = Math.max(last.at, ahead.at(-1)?.at ?? 0, target ? Date.parse(target.by) : 0)
  const time = timeScale(Date.parse(openedAt), end, [box.left, box.right])
  const wanted = target?.wants.kind === 'share' ? target.wants.share : null
  const most = Math.max(wanted ?? 0, ...known.map(({ high }) => high ?? 1), ...ahead.map(({ high }) => high))
  const share = countScale(Math.min(1, most * 1.1), [box.bottom, box.top], percentOf)
  const at = (moment: number, value: number) =>
    `${time.at(moment).toFixed(1)},${share.at(Math.min(1, value)).toFixed(1)}`
  const area = (points: readonly { at: number; low: number | null; high: number | null }[]): string =>
    points.length < 2
      ? ''
      : `M${[...points.map((each) => at(each.at, each.low ?? 0)), ...points.toReversed().map((each) => at(each.at, each.high ?? 1))].join('L')}Z`
  return {
    time,
    share,
    line: `M${known.map((each) => at(each.at, each.share)).join('L')}`,
    band: area(known),
    cone: ahead.length === 0 ? '' : area([{ at: last.at, low: last.share, high: last.share }, ...ahead]),
    target: target && wanted !== null ? { x: time.at(Date.parse(target.by)), y: share.at(wanted) } : null,
  }
}

/** Medians by week of what could have gone through the lane and of the rest; weeks without any are gaps. */
export function effectLines(
  { effect: { weeks }, openedAt }: LaneView,
  box: Box,
): {
  readonly time: Scale
  readonly hours: Scale
  readonly eligible: string
  readonly others: string
  readonly opened: number
} {
  const times = weeks.map(({ at }) => Date.parse(at))
  const time = timeScale(times[0] ?? 0, times.at(-1) ?? 1, [box.left, box.right])
  const most = Math.max(1, ...weeks.flatMap(({ eligible, others }) => [eligible ?? 0, others ?? 0]))
  const hours = durationScale(most * hourMs, [box.bottom, box.top], null)
  const lineOf = (value: (week: (typeof weeks)[number]) => number | null): string =>
    weeks
      .map((week, at) => {
        const known = value(week)
        if (known === null) return ''
        const isBegun = at > 0 && value(weeks[at - 1] as (typeof weeks)[number]) !== null
        return `${isBegun ? 'L' : 'M'}${time.at(times[at] as number).toFixed(1)},${hours.at(known * hourMs).toFixed(1)}`
      })
      .join('')
  return {
    time,
    hours,
    eligible: lineOf(({ eligible }) => eligible),
    others: lineOf(({ others }) => others),
    opened: time.at(Date.parse(openedAt)),
  }
}

/** `12 of 40: 30 % (18–45 %)`. */
export function shareSays(
  share: { readonly share: number; readonly low: number | null; readonly high: number | null } | null,
): string {
  if (share === null) return 'not known'
  const { low, high } = share
  return low === null || high === null
    ? percentOf(share.share)
    : `${percentOf(share.share)} (${Math.round(low * 100)}–${percentOf(high)})`
}
