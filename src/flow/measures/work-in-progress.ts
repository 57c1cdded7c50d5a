import type { Cases } from '../log/cases.ts'
import type { EventLog } from '../log/event-log.ts'

const day = 86_400_000

/**
 * Little's law over a window: the average number of cases under way is their arrival rate times the average time that each spends in the
 * window. Exactly so where time is cut at the ends of the window: both sides are the same area, cut in slices of time or of cases.
 *
 * @see Little and Graves, Little's Law (2008), on finite windows
 */
export interface LittlesLaw {
  /** Average cases under way. */
  readonly wip: number
  /** Cases a day that were under way in the window. */
  readonly ratePerDay: number
  /** Average days that each of them spent in the window. */
  readonly sojournDays: number
  /** Arrivals and completions in the window: where they differ, the averages of completed cases mislead. */
  readonly arrivals: number
  readonly departures: number
  /** What completed cases alone would give: departures a day times their average whole duration. */
  readonly wipOfCompleted: number | null
}

/** @param from start of the window, UTC milliseconds; without it the whole log, from its first event to its last */
export function littlesLaw({ time }: EventLog, cases: Cases, from?: number, to?: number): LittlesLaw | null {
  const first = (each: number): number => time[cases.rows[cases.start[each] as number] as number] as number
  const last = (each: number): number => time[cases.rows[(cases.start[each + 1] as number) - 1] as number] as number
  const begin = from ?? least(cases.count, first)
  const end = to ?? -least(cases.count, (each) => -last(each))
  if (!(end > begin)) return null
  const changes: number[] = []
  let present = 0
  let sojourn = 0
  let arrivals = 0
  let departures = 0
  let whole = 0
  for (let each = 0; each < cases.count; each++) {
    const [start, stop] = [first(each), last(each)]
    if (stop >= begin && stop <= end) {
      departures++
      whole += stop - start
    }
    if (start > end || stop < begin) continue
    if (start >= begin) arrivals++
    present++
    sojourn += Math.min(stop, end) - Math.max(start, begin)
    changes.push(Math.max(start, begin), Math.min(stop, end))
  }
  return {
    wip: areaUnder(changes) / (end - begin),
    ratePerDay: (present * day) / (end - begin),
    sojournDays: present === 0 ? 0 : sojourn / present / day,
    arrivals,
    departures,
    wipOfCompleted: departures === 0 ? null : whole / (end - begin),
  }
}

/**
 * The area under the number of cases under way, in case-milliseconds: the moments in order, and between two of them the cases there are.
 *
 * @param ends beginning and end of each case in turn
 */
function areaUnder(ends: readonly number[]): number {
  const moments = Array.from(ends, (at, index) => ({ at, step: index % 2 === 0 ? 1 : -1 })).sort((a, b) => a.at - b.at)
  let area = 0
  let level = 0
  let since = moments[0]?.at ?? 0
  for (const { at, step } of moments) {
    area += level * (at - since)
    level += step
    since = at
  }
  return area
}

function least(count: number, valueOf: (each: number) => number): number {
  let found = Number.POSITIVE_INFINITY
  for (let each = 0; each < count; each++) found = Math.min(found, valueOf(each))
  return found
}
