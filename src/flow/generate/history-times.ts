import { type WorkAxis, workAxis } from '../calendar/work-axis.ts'
import type { HistoryPlan, Station } from './history-plan.ts'
import { day, hour, minute, type PlannedItem } from './history-work.ts'
import { type Arrival, type Served, serve } from './station.ts'

/** When everything that was planned happened to one item; UTC milliseconds, whole. */
export interface ItemTimes {
  readonly item: PlannedItem
  /** By whom, from 0, and when; `null` in a lane, and for what was given up. */
  readonly built: Served | null
  readonly reviewed: Served | null
  /** `null` where it was given up. */
  readonly merged: number | null
  readonly live: number | null
}

/** How a history is served: by default as planned. A station that is faster shows what its capacity is worth. */
export interface Paces {
  /** Capacity of each station over the planned one. */
  readonly of: Readonly<Record<Station, number>>
}

export const plannedPaces: Paces = { of: { building: 1, review: 1, deployment: 1 } }

/** Plays the queues of a plan: builders, then reviewers, then trains. In order of item. */
export function itemTimes(plan: HistoryPlan, items: readonly PlannedItem[], paces: Paces = plannedPaces): ItemTimes[] {
  const last = items.at(-1)?.decided ?? plan.from
  const until = last + 2 * (last - plan.from) + 366 * day
  const axis = workAxis(plan.calendar, plan.from, until)
  const reviewAxis = plan.reviewCalendar === null ? axis : workAxis(plan.reviewCalendar, plan.from, until)
  const worked = (station: Station, at: number, work: number): number => {
    const isLater = plan.shift?.station === station && at >= plan.from + plan.shift.onDay * day
    return (work * (isLater ? (plan.shift?.times ?? 1) : 1)) / paces.of[station]
  }
  const queued = items.filter((item) => !item.tookLane && item.cancelled === null)
  const built = station(
    axis,
    queued.map((item) => ({
      item: item.number,
      at: item.decided,
      work: worked('building', item.decided, item.work.building),
    })),
    plan.builders,
    (builder) => {
      const { first, everyDays } = plan.joining ?? { first: plan.builders, everyDays: 0 }
      return builder < first
        ? Number.NEGATIVE_INFINITY
        : axis.toWork(plan.from + (builder - first + 1) * everyDays * day)
    },
  )
  const reviewed = station(
    reviewAxis,
    queued.map(({ number, work }) => {
      const at = (built.get(number) as Served).end
      return { item: number, at, work: worked('review', at, work.review) }
    }),
    plan.reviewers,
  )
  const merged = new Map(
    queued.map((item) => {
      const end = (reviewed.get(item.number) as Served).end
      // Changes that were asked for are made and merged without waiting for the reviewer again.
      return [item.number, item.asksForChanges ? Math.round(axis.toInstant(axis.toWork(end) + item.work.rework)) : end]
    }),
  )
  const live = trains(plan, merged, paces.of.deployment)
  return items.map((item) => {
    if (item.cancelled !== null) return { item, built: null, reviewed: null, merged: null, live: null }
    const isLane = item.tookLane
    const mergedAt = isLane ? item.decided + item.work.building + item.work.review : (merged.get(item.number) as number)
    return {
      item,
      built: built.get(item.number) ?? null,
      reviewed: reviewed.get(item.number) ?? null,
      merged: mergedAt,
      live: isLane ? mergedAt + 10 * minute : (live.get(item.number) as number),
    }
  })
}

/** A queue of people on their own clock. */
function station(
  axis: WorkAxis,
  arrivals: readonly Arrival[],
  people: number,
  joins?: (server: number) => number,
): ReadonlyMap<number, Served> {
  const onAxis = arrivals.map(({ item, at, work }) => ({ item, at: axis.toWork(at), work }))
  return new Map(
    serve(onAxis, people, joins).map(({ item, start, end, server }) => {
      const begun = Math.round(axis.toStart(start))
      return [item, { item, server, start: begun, end: Math.max(begun, Math.round(axis.toInstant(end))) }]
    }),
  )
}

/** When each merged item goes live: with the next train that has a seat, in order of merging. */
function trains(plan: HistoryPlan, merged: ReadonlyMap<number, number>, pace: number): ReadonlyMap<number, number> {
  const seats = plan.deploymentSeats ?? Number.POSITIVE_INFINITY
  const stepOn = (at: number): number => {
    const isLater = plan.shift?.station === 'deployment' && at >= plan.from + plan.shift.onDay * day
    return (plan.hoursBetweenDeployments * hour * (isLater ? (plan.shift?.times ?? 1) : 1)) / pace
  }
  const live = new Map<number, number>()
  let train = plan.from
  let taken = 0
  for (const [item, at] of [...merged].sort(([a, one], [b, other]) => one - other || a - b)) {
    while (train < at || taken >= seats) {
      train += stepOn(train)
      taken = 0
    }
    taken++
    live.set(item, Math.round(train))
  }
  return live
}
