import { type Html, html, px } from '../../page/html.ts'
import { duration, number, percent, plural } from '../../page/say.ts'
import { type Share, type Spread, shareOf } from '../interval.ts'
import type { MonthFigures } from '../report.ts'
import { interval } from '../words.ts'

/** A share as a bar with its interval as a line across its end. Drawn to the width there is; the figures stand beside it. */
export function shareBar(share: Share, most: number): Html {
  const at = (value: number | null): string => px(Math.min(100, (100 * (value ?? 0)) / most))
  return html`<svg class="range" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true"><rect class="f-sunk" x="0" y="4" width="100" height="12"/><rect class="f-in" x="0" y="4" width="${at(share.share)}" height="12"/>${
    share.low === null
      ? null
      : html`<line class="s-ci" vector-effect="non-scaling-stroke" x1="${at(share.low)}" x2="${at(share.high)}" y1="10" y2="10"/>`
  }</svg>`
}

const quarterOf = (month: string): string => `${month.slice(0, 4)} Q${Math.ceil(Number(month.slice(5)) / 3)}`

/** More bars than this are too thin for a phone, so they are drawn by quarter, then by year. */
const mostBars = 30

export interface Bar {
  readonly name: string
  readonly commits: number
  readonly inLane: number
}

/** The months, put together to quarters or years where there are many. */
export function barsOf(months: readonly MonthFigures[]): { readonly unit: string; readonly bars: readonly Bar[] } {
  const by = (nameOf: (month: string) => string): Bar[] => {
    const bars = new Map<string, { commits: number; inLane: number }>()
    for (const { month, commits, inLane } of months) {
      const bar = bars.get(nameOf(month)) ?? { commits: 0, inLane: 0 }
      bars.set(nameOf(month), { commits: bar.commits + commits, inLane: bar.inLane + inLane })
    }
    return [...bars].map(([name, bar]) => ({ name, ...bar }))
  }
  if (months.length <= mostBars) return { unit: 'month', bars: by((month) => month) }
  if (months.length <= 3 * mostBars) return { unit: 'quarter', bars: by(quarterOf) }
  return { unit: 'year', bars: by((month) => month.slice(0, 4)) }
}

/** The share of each month with its interval, and under it how many commits it is a share of. */
export function monthChart(months: readonly MonthFigures[]): Html {
  const { unit, bars } = barsOf(months)
  const shares = bars.map((bar) => shareOf(bar.inLane, bar.commits))
  const scale = scaleFor(shares.map((share) => share.share ?? 0))
  const most = Math.max(1, ...bars.map((bar) => bar.commits))
  const width = 100 / Math.max(1, bars.length)
  const wide = Math.min(7, 0.7 * width)
  const column = (name: string, at: number, value: number): Html =>
    html`<rect class="${name}" x="${px((at + 0.5) * width - wide / 2)}" width="${px(wide)}" y="${px(100 - value)}" height="${px(value)}"/>`
  const whisker = (share: Share, at: number): Html | null => {
    if (share.low === null || share.high === null) return null
    const [x, low, high] = [px((at + 0.5) * width), 100 * (1 - share.low / scale), 100 * (1 - share.high / scale)]
    return html`<line class="s-ci" vector-effect="non-scaling-stroke" x1="${x}" x2="${x}" y1="${px(low)}" y2="${px(Math.max(0, high))}"/>`
  }
  const foot = html`<line class="s-foot" vector-effect="non-scaling-stroke" x1="0" x2="100" y1="100" y2="100"/>`
  return html`<figure>
<p class="key"><span><i class="b-in"></i>share inside a lane, with its 95 % interval (top of the chart: ${percent(scale)})</span><span><i class="b-all"></i>commits (highest: ${number(most)})</span></p>
<svg class="months" viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label="Share of commits inside a lane by ${unit}, over ${plural(bars.length, unit)}. The figures are in the table below.">${shares.map((share, at) => [column('f-in', at, (100 * (share.share ?? 0)) / scale), whisker(share, at)])}${foot}</svg>
<svg class="months count" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">${bars.map((bar, at) => column('f-all', at, (100 * bar.commits) / most))}${foot}</svg>
<p class="axis" aria-hidden="true"><span>${bars[0]?.name ?? ''}</span><span>${bars.at(-1)?.name ?? ''}</span></p>
</figure>
<details><summary>By ${unit}, in figures</summary><table><thead><tr><th scope="col">${unit}</th><th scope="col" class="n">commits</th><th scope="col" class="n">inside a lane</th><th scope="col" class="n">share</th></tr></thead><tbody>${bars
    .map(
      (bar, at) =>
        html`<tr><th scope="row">${bar.name}</th><td class="n">${number(bar.commits)}</td><td class="n">${number(bar.inLane)}</td><td class="n">${percent(shares[at]?.share ?? null)}<span class="sentence">${interval(shares[at]?.low ?? null, shares[at]?.high ?? null)}</span></td></tr>`,
    )
    .reverse()}</tbody></table></details>`
}

/** The top of a scale of shares: the next round one above the largest, so that a small share does not fill a chart. */
export const scaleFor = (shares: readonly number[]): number =>
  [0.1, 0.25, 0.5].find((step) => Math.max(0, ...shares) <= step) ?? 1

const minuteMs = 60_000
const scaleFrom = minuteMs
const scaleTo = 365 * 86_400_000
const ticks: readonly (readonly [number, string])[] = [
  [scaleFrom, '1 min'],
  [60 * minuteMs, '1 h'],
  [1440 * minuteMs, '1 day'],
  [30 * 1440 * minuteMs, ''],
  [scaleTo, '1 year'],
]
const placeOf = (ms: number): number =>
  (100 * Math.log(Math.min(scaleTo, Math.max(scaleFrom, ms)) / scaleFrom)) / Math.log(scaleTo / scaleFrom)

/** A spread of durations on a scale of powers: the middle half as a band, the median with its interval on it. */
export function spreadBar(spread: Spread): Html {
  if (spread.median === null || spread.p25 === null || spread.p75 === null) return html``
  const line = (name: string, from: number, to: number): Html =>
    html`<line class="${name}" vector-effect="non-scaling-stroke" x1="${px(placeOf(from))}" x2="${px(placeOf(to))}" y1="10" y2="10"/>`
  const at = px(placeOf(spread.median))
  return html`<svg class="range" viewBox="0 0 100 20" preserveAspectRatio="none" role="img" aria-label="half of them between ${duration(spread.p25)} and ${duration(spread.p75)}">${ticks.map(
    ([ms]) =>
      html`<line class="s-line" vector-effect="non-scaling-stroke" x1="${px(placeOf(ms))}" x2="${px(placeOf(ms))}" y1="0" y2="20"/>`,
  )}${line('s-band', spread.p25, spread.p75)}${
    spread.low === null || spread.high === null ? null : line('s-ci', spread.low, spread.high)
  }<line class="s-med" vector-effect="non-scaling-stroke" x1="${at}" x2="${at}" y1="2" y2="18"/></svg>`
}

/** The scale under {@link spreadBar}. */
export const spreadAxis = (): Html =>
  html`<p class="axis ticks" aria-hidden="true">${ticks.map(
    ([ms, name]) =>
      html`<span${/min/.test(name) ? html` class="wide"` : null} style="left:${px(placeOf(ms))}%">${name}</span>`,
  )}</p>`
