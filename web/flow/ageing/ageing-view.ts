import type { AgeingView } from '../../../src/api/flow-work.ts'
import type { Box } from '../../parts/chart/Axes.tsx'
import type { Dot } from '../../parts/chart/Dots.tsx'
import { durationScale, type Scale } from '../../parts/chart/scales.ts'

type AgeingItem = AgeingView['items'][number]
type StageBand = AgeingView['stages'][number]

/** Fewer completed items than this give no band: three of them are no rule. */
const fewest = 5

/** A column of the chart: one stage, with the ages at which completed items left it. */
export interface AgeingColumn {
  readonly stage: StageBand['stage']
  readonly left: number
  readonly right: number
  /** Places of the percentiles; `null` where too few items were completed to say. */
  readonly band: { readonly p50: number; readonly p85: number; readonly p95: number } | null
  readonly n: number
  readonly open: number
}

export interface AgeingChart {
  readonly scale: Scale
  readonly columns: readonly AgeingColumn[]
  /** In the order of the items. */
  readonly dots: readonly Dot[]
}

/** Whether an item is older than most completed ones were when they left the stage it is in. */
export function latenessOf(item: AgeingItem, stages: readonly StageBand[]): 'late' | 'slow' | 'usual' | 'not known' {
  const band = stages.find(({ stage }) => stage === item.stage)
  if (!band || band.n < fewest || band.p85 === null || band.p95 === null) return 'not known'
  return item.ageMs > band.p95 ? 'late' : item.ageMs > band.p85 ? 'slow' : 'usual'
}

export function ageingChart({ stages, items }: AgeingView, box: Box, isLog: boolean): AgeingChart {
  const oldest = Math.max(items[0]?.ageMs ?? 0, ...stages.map(({ p95 }) => p95 ?? 0))
  const scale = durationScale(
    oldest * 1.04,
    [box.bottom, box.top],
    isLog ? { shortestMs: items.at(-1)?.ageMs ?? 0 } : null,
  )
  const width = (box.right - box.left) / stages.length
  const columns = stages.map(
    ({ stage, n, p50, p85, p95 }, at): AgeingColumn => ({
      stage,
      left: box.left + at * width,
      right: box.left + (at + 1) * width,
      band:
        n < fewest || p50 === null || p85 === null || p95 === null
          ? null
          : { p50: scale.at(p50), p85: scale.at(p85), p95: scale.at(p95) },
      n,
      open: items.filter((item) => item.stage === stage).length,
    }),
  )
  const placed = new Map<string, number>()
  const dots = items.map((item): Dot => {
    const column = columns.find(({ stage }) => stage === item.stage)
    const number = placed.get(item.stage) ?? 0
    placed.set(item.stage, number + 1)
    return {
      x: column ? column.left + spread(number) * width : box.left,
      y: scale.at(item.ageMs),
      mark: latenessOf(item, stages) === 'late' ? 'late' : 'dot',
    }
  })
  return { scale, columns, dots }
}

/** Places across a column that stay apart whatever their number: multiples of the golden ratio, kept from the edges. */
const spread = (number: number): number => 0.12 + 0.76 * ((0.5 + number * 0.618034) % 1)
