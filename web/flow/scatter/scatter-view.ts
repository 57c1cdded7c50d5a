import type { CompletedView } from '../../../src/api/flow-work.ts'
import type { Box } from '../../parts/chart/Axes.tsx'
import type { Dot } from '../../parts/chart/Dots.tsx'
import { countScale, durationScale, type Scale, timeScale } from '../../parts/chart/scales.ts'

export interface ScatterChart {
  readonly time: Scale
  readonly scale: Scale
  /** Completed items in their order, then the open ones in theirs. */
  readonly dots: readonly Dot[]
  /** Percentiles that were reached, as heights. */
  readonly lines: readonly { readonly name: string; readonly y: number; readonly ms: number }[]
}

const percentiles = [
  ['half', 'p50'],
  ['85 %', 'p85'],
  ['95 %', 'p95'],
] as const

export function scatterChart(view: CompletedView, box: Box, isLog: boolean): ScatterChart {
  const { completed, open, asOf, window } = view
  const from = window.from ?? completed.at[0] ?? asOf
  const longest = Math.max(
    open.ms[0] ?? 0,
    completed.ms.reduce((most, ms) => Math.max(most, ms), 0),
  )
  const shortestMs = Math.min(
    longest,
    ...[completed.ms, open.ms].map((all) => all.reduce((least, ms) => Math.min(least, ms), longest)),
  )
  const scale = durationScale(longest * 1.04, [box.bottom, box.top], isLog ? { shortestMs } : null)
  // Room at the right for those still open: they stand at today.
  const time = timeScale(Math.min(from, asOf), asOf, [box.left, box.right - 28])
  const today = time.at(asOf)
  const lines = percentiles.flatMap(([name, key]) => {
    const ms = view[key]?.ms ?? null
    return ms === null ? [] : [{ name, ms, y: scale.at(ms) }]
  })
  return {
    time,
    scale,
    lines,
    dots: [
      ...completed.ms.map((ms, at): Dot => ({ x: time.at(completed.at[at] ?? asOf), y: scale.at(ms), mark: 'dot' })),
      // Side by side where many are of one age.
      ...open.ms.map((ms, at): Dot => ({ x: today + 8 + 12 * ((at * 0.618034) % 1), y: scale.at(ms), mark: 'open' })),
    ],
  }
}

/** What a dot stands for. */
export function itemAt(
  { completed, open, asOf }: CompletedView,
  index: number,
): {
  readonly id: string
  readonly title: string | null
  readonly ms: number
  readonly at: number
  readonly isOpen: boolean
} {
  const isOpen = index >= completed.id.length
  const place = isOpen ? index - completed.id.length : index
  const columns = isOpen ? open : completed
  return {
    id: columns.id[place] ?? '',
    title: columns.title[place] ?? null,
    ms: columns.ms[place] ?? 0,
    at: isOpen ? asOf : (completed.at[place] ?? asOf),
    isOpen,
  }
}

export interface CurveChart {
  readonly across: Scale
  readonly up: Scale
  /** The staircase, and the band around it, as paths. */
  readonly line: string
  readonly band: string
}

/** Share still under way against time: it stays where it is until an item ends. */
export function curveChart({ curve }: CompletedView, box: Box): CurveChart {
  const across = durationScale(curve.at(-1)?.ms ?? 0, [box.left, box.right], null)
  const up = countScale(1, [box.bottom, box.top], (share) => `${Math.round(share * 100)} %`)
  const stairs = (height: (point: CompletedView['curve'][number]) => number): [number, number][] =>
    curve.flatMap((point, at) => {
      const before = curve[at - 1]
      const x = across.at(point.ms)
      return before
        ? [
            [x, up.at(height(before))],
            [x, up.at(height(point))],
          ]
        : [[x, up.at(height(point))]]
    })
  const path = (points: readonly [number, number][]) =>
    points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')
  const [low, high] = [stairs(({ low }) => low), stairs(({ high }) => high)]
  return {
    across,
    up,
    line: `M${path(stairs(({ share }) => share))}`,
    band: `M${path([...low, ...high.toReversed()])}Z`,
  }
}
