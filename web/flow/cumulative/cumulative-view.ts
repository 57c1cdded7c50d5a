import type { CumulativeView } from '../../../src/api/flow-work.ts'
import type { Box } from '../../parts/chart/Axes.tsx'
import { countScale, type Scale, timeScale } from '../../parts/chart/scales.ts'

/** What lies between two lines: the items that were there at each moment. */
export interface CumulativeBand {
  readonly name: string
  readonly waits: boolean
  /** The area, as a path. */
  readonly area: string
  /** Items in it now. */
  readonly now: number
}

export interface CumulativeChart {
  readonly time: Scale
  readonly scale: Scale
  readonly bands: readonly CumulativeBand[]
  /** The upper and the lowest line: decided and in production. */
  readonly decided: string
  readonly live: string
}

const bandNames = [
  { name: 'waiting to start', waits: true },
  { name: 'building', waits: false },
  { name: 'waiting for review', waits: true },
  { name: 'in review', waits: false },
  { name: 'waiting for deployment', waits: true },
] as const

export function cumulativeChart({ times, lines, asOf }: CumulativeView, box: Box): CumulativeChart {
  const time = timeScale(times[0] ?? asOf, asOf, [box.left, box.right])
  const least = lines.at(-1)?.counts[0] ?? 0
  const most = lines[0]?.counts.at(-1) ?? 0
  // A window in the middle of a history begins near what had arrived by then: from 0 its bands would be a hair at the top.
  const base = least > 0.5 * most ? Math.floor(least * 0.98) : 0
  const counts = countScale(most - base, [box.bottom, box.top], (value) =>
    Math.round(value + base).toLocaleString('en'),
  )
  const at = (count: number) => counts.at(count - base)
  const points = (line: number): string[] =>
    times.map((moment, index) => `${time.at(moment).toFixed(1)},${at(lines[line]?.counts[index] ?? 0).toFixed(1)}`)
  return {
    time,
    scale: { at: counts.at, ticks: counts.ticks },
    bands: bandNames.map(({ name, waits }, line) => ({
      name,
      waits,
      area: `M${[...points(line), ...points(line + 1).toReversed()].join('L')}Z`,
      now: (lines[line]?.counts.at(-1) ?? 0) - (lines[line + 1]?.counts.at(-1) ?? 0),
    })),
    decided: `M${points(0).join('L')}`,
    live: `M${points(lines.length - 1).join('L')}`,
  }
}

/** What a moment's vertical cut holds: items in each band, and how long ago as many had been decided as are live now. */
export function cutAt(
  { times, lines }: CumulativeView,
  index: number,
): { readonly at: number; readonly underWay: readonly number[]; readonly lagMs: number | null } {
  const counts = lines.map((line) => line.counts[index] ?? 0)
  const live = counts.at(-1) ?? 0
  const decided = lines[0]?.counts ?? []
  const reached = decided.findIndex((count) => count >= live)
  const moment = times[index] ?? 0
  return {
    at: moment,
    underWay: counts.slice(0, -1).map((count, line) => count - (counts[line + 1] ?? 0)),
    // The line began before the window: how long it took is not seen here.
    lagMs: live === 0 || reached <= 0 || reached > index ? null : moment - (times[reached] ?? moment),
  }
}
