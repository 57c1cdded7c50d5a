import type { WorkAxis } from '../calendar/work-axis.ts'
import type { ItemPass, PathStation } from '../simulation/item-passes.ts'
import { pathStations } from '../simulation/item-passes.ts'
import type { PathModel } from '../simulation/path-model.ts'
import { poissonRateInterval } from '../statistics/poisson-rate-interval.ts'
import type { Random } from '../statistics/seeded-random.ts'
import { type Trend, theilSen } from '../statistics/theil-sen.ts'

type Rate = NonNullable<ReturnType<typeof poissonRateInterval>>

/** What speaks for or against a station being the constraint. None of it decides. */
export interface StationEvidence {
  readonly station: PathStation
  /** Items a week that came to it and that left it. */
  readonly arrivals: Rate | null
  readonly exits: Rate | null
  /** Items at the station: their change a week. */
  readonly wip: Trend | null
  /** Of the time that items waited anywhere, the share they waited here. */
  readonly waitShare: number | null
  /** Busy time of its people over their available time; `null` for a station without people. */
  readonly utilisation: number | null
  /** People, those who did little counted as one; `null` for trains. */
  readonly people: number | null
  /** Share of the time in which it was the station that had been active for longest without a pause. */
  readonly activePeriodShare: number | null
  /** Share of the time in which the next station had somebody free while items lay here. */
  readonly starvesNext: number | null
}

const weekMs = 7 * 24 * 60 * 60_000

interface Stay {
  readonly from: number
  /** `null` while it is there. */
  readonly to: number | null
}

/**
 * @param window UTC milliseconds
 * @see Goldratt: The Goal; active periods: Roser, Nakano, Tanaka: A practical bottleneck detection method, Winter Simulation Conference 2001
 */
export function stationEvidence(
  model: PathModel,
  axis: WorkAxis,
  window: { readonly from: number; readonly to: number },
  random: Random,
): StationEvidence[] {
  const staysAt = (station: PathStation): Stay[] => model.items.flatMap((pass) => stayAt(station, pass) ?? [])
  const stays: Record<PathStation, Stay[]> = {
    building: staysAt('building'),
    review: staysAt('review'),
    deployment: staysAt('deployment'),
  }
  const present = pathStations.filter((station) => station !== 'deployment' || model.trains !== null)
  const crowds = new Map(present.map((station) => [station, crowdOf(stays[station], window)]))
  const people = { building: model.building.servers.length, review: model.review.servers.length, deployment: null }
  const isFull = model.trains?.some(({ seats }) => Number.isFinite(seats)) ?? false
  const waits = new Map(present.map((station) => [station, waitAt(station, stays[station], model, axis, window)]))
  const allWaits = [...waits.values()].reduce((sum, each) => sum + each, 0)
  const active = new Map(
    present.map((station) => {
      const servers = people[station]
      // A train that takes everything is never active: whatever lies there waits for the clock, not for capacity.
      const busyFrom = servers === null ? (isFull ? 1 : Number.POSITIVE_INFINITY) : Math.max(1, servers)
      return [station, activePeriods(crowds.get(station) as Crowd, busyFrom)]
    }),
  )
  const shares = longestActive(active, window)
  return present.map((station, place): StationEvidence => {
    const own = stays[station]
    const inWindow = (at: number | null): boolean => at !== null && at >= window.from && at < window.to
    const weeks = (window.to - window.from) / weekMs
    const next = present[place + 1]
    const servers = people[station]
    return {
      station,
      arrivals: poissonRateInterval(own.filter(({ from }) => inWindow(from)).length, weeks),
      exits: poissonRateInterval(own.filter(({ to }) => inWindow(to)).length, weeks),
      wip: theilSen(weekly(crowds.get(station) as Crowd, window), random, { replications: 500 }),
      waitShare: allWaits === 0 ? null : (waits.get(station) as number) / allWaits,
      utilisation: servers === null || servers === 0 ? null : busyShare(model, station as 'building' | 'review'),
      people: servers,
      activePeriodShare: shares.get(station) ?? null,
      starvesNext:
        next === undefined || people[next] === null
          ? null
          : starving(crowds.get(station) as Crowd, servers ?? 0, crowds.get(next) as Crowd, people[next] ?? 0, window),
    }
  })
}

/** When an item was at a station; `null` where it never was, or where the records turn its way around. */
export function stayAt(station: PathStation, pass: ItemPass): Stay | null {
  const { decidedAt, readyAt, reviewedAt, mergedAt, liveAt } = pass
  const from = { building: decidedAt, review: readyAt, deployment: mergedAt }[station]
  const to = { building: readyAt ?? reviewedAt ?? mergedAt, review: reviewedAt ?? mergedAt, deployment: liveAt }[
    station
  ]
  return from === null || (to !== null && to < from) ? null : { from, to }
}

/** How many items are at a station, as steps. */
interface Crowd {
  readonly at: Float64Array
  readonly count: Int32Array
}

function crowdOf(stays: readonly Stay[], { from, to }: { readonly from: number; readonly to: number }): Crowd {
  const steps = stays
    .filter((stay) => stay.from < to && (stay.to === null || stay.to > from))
    .flatMap((stay) => [
      [Math.max(from, stay.from), 1] as const,
      ...(stay.to !== null && stay.to < to ? [[stay.to, -1] as const] : []),
    ])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
  let count = 0
  return {
    at: Float64Array.from([from, ...steps.map(([at]) => at)]),
    count: Int32Array.from([0, ...steps.map(([, change]) => (count += change))]),
  }
}

function weekly({ at, count }: Crowd, { from, to }: { readonly from: number; readonly to: number }) {
  const points: { x: number; y: number }[] = []
  let step = 0
  for (let week = 0, moment = from + weekMs; moment <= to; week++, moment += weekMs) {
    while (step + 1 < at.length && (at[step + 1] as number) <= moment) step++
    points.push({ x: week, y: count[step] as number })
  }
  return points
}

/** Time at the station less the time somebody worked on it there, within the window and on its axis. */
function waitAt(
  station: PathStation,
  stays: readonly Stay[],
  model: PathModel,
  axis: WorkAxis,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const total = stays.reduce(
    (sum, stay) => sum + Math.max(0, axis.toWork(Math.min(to, stay.to ?? to)) - axis.toWork(Math.max(from, stay.from))),
    0,
  )
  return Math.max(0, total - (station === 'deployment' ? 0 : busyTime(model, station)))
}

const busyTime = (model: PathModel, station: 'building' | 'review'): number =>
  model[station].work.reduce((sum, each) => sum + (Number.isNaN(each) ? 0 : each), 0)

const busyShare = (model: PathModel, station: 'building' | 'review'): number =>
  Math.min(1, busyTime(model, station) / (model.length * model[station].servers.length))

type Period = { readonly from: number; readonly to: number }

/** Stretches in which as many items were there as keep everybody busy. */
function activePeriods({ at, count }: Crowd, busyFrom: number): Period[] {
  const periods: Period[] = []
  let since: number | null = null
  for (let step = 0; step < at.length; step++) {
    const isBusy = (count[step] as number) >= busyFrom
    if (isBusy && since === null) since = at[step] as number
    if (!isBusy && since !== null) {
      if ((at[step] as number) > since) periods.push({ from: since, to: at[step] as number })
      since = null
    }
  }
  if (since !== null) periods.push({ from: since, to: Number.POSITIVE_INFINITY })
  return periods
}

/** Of each moment, which station's active period is the longest; as shares of the time. */
function longestActive(
  active: ReadonlyMap<PathStation, readonly Period[]>,
  { from, to }: { readonly from: number; readonly to: number },
): ReadonlyMap<PathStation, number> {
  const all = [...active].flatMap(([station, periods]) =>
    periods.map((period) => ({ station, from: Math.max(from, period.from), to: Math.min(to, period.to) })),
  )
  const edges = [...new Set(all.flatMap((period) => [period.from, period.to]))].sort((a, b) => a - b)
  const starting = all.sort((a, b) => a.from - b.from)
  const share = new Map<PathStation, number>([...active.keys()].map((station) => [station, 0]))
  let open: typeof all = []
  let next = 0
  for (const [place, edge] of edges.entries()) {
    const until = edges[place + 1]
    if (until === undefined) break
    while (next < starting.length && (starting[next] as (typeof all)[number]).from <= edge)
      open.push(starting[next++] as (typeof all)[number])
    open = open.filter((period) => period.to > edge)
    const longest = open.reduce<(typeof all)[number] | null>(
      (best, each) => (best === null || each.to - each.from > best.to - best.from ? each : best),
      null,
    )
    if (longest) share.set(longest.station, (share.get(longest.station) as number) + (until - edge) / (to - from))
  }
  return share
}

function starving(
  here: Crowd,
  servers: number,
  next: Crowd,
  nextServers: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const edges = [...new Set([...here.at, ...next.at])].sort((a, b) => a - b)
  let [i, j, time] = [0, 0, 0]
  for (const [place, edge] of edges.entries()) {
    while (i + 1 < here.at.length && (here.at[i + 1] as number) <= edge) i++
    while (j + 1 < next.at.length && (next.at[j + 1] as number) <= edge) j++
    const until = edges[place + 1] ?? to
    if ((here.count[i] as number) > servers && (next.count[j] as number) < nextServers) time += until - edge
  }
  return time / (to - from)
}
