import { type Counted, type Definition, type Exclusion, exclusionsOf, type Window } from './figure.ts'
import type { ItemPath } from './item-path.ts'
import type { ItemStage, ItemStages } from './item-stages.ts'

export const definitionOfCumulativeFlow: Definition = {
  id: 'cumulative-flow',
  version: 1,
  says:
    'How many items had passed each point of the way by each moment: decided, started, ready for review, reviewed, merged, in production. A first ' +
    'passing counts once and for ever, so no line falls. Cancelled items, and those whose end is not known, are left out.',
}

/** Points of the way in order, and the stage that begins there. */
export const waypoints = [
  { name: 'decided', begins: 'waiting to start' },
  { name: 'started', begins: 'building' },
  { name: 'ready for review', begins: 'waiting for review' },
  { name: 'in review', begins: 'in review' },
  { name: 'merged', begins: 'waiting for deployment' },
  { name: 'in production', begins: null },
] as const satisfies readonly { name: string; begins: ItemStage | null }[]
export type Waypoint = (typeof waypoints)[number]['name']

export interface CumulativeFlow {
  readonly definition: Definition
  readonly window: Window
  readonly asOf: number
  /** UTC milliseconds, ascending, evenly spaced; the last is the moment of the data. */
  readonly times: readonly number[]
  /** In the order of {@link waypoints}: items that had passed by each of {@link times}. */
  readonly lines: readonly { readonly waypoint: Waypoint; readonly counts: readonly number[] }[]
  /** Of the window: what came, what went, and how much was under way when it began and ended. */
  readonly arrivals: number
  readonly departures: number
  readonly underWay: { readonly first: number; readonly last: number; readonly mean: number }
  /** The items behind the lines, made when somebody opens them. */
  readonly counted: () => readonly Counted[]
  readonly excluded: readonly Exclusion[]
}

const dayMs = 24 * 60 * 60_000
const mostTimes = 240

/** @param from UTC milliseconds; `null` from the first decision on */
export function cumulativeFlow(
  paths: readonly ItemPath[],
  stages: readonly ItemStages[],
  from: number | null,
  asOf: number,
): CumulativeFlow {
  const byId = new Map(paths.map((path) => [path.id, path]))
  const counted = stages.filter(isPassing)
  const passed = waypoints.map(() => [] as number[])
  for (const { times } of waypointTimes(paths, stages))
    for (const [at, time] of times.entries()) if (time !== null) passed[at]?.push(time)
  const sorted = passed.map((times) => Float64Array.from(times).sort())
  // The day before the first decision: at the start of everything, nothing had been decided.
  const first = sorted[0]?.[0]
  const begin = Math.min(from ?? (first === undefined ? asOf : first - dayMs), asOf)
  const step = dayMs * Math.max(1, Math.ceil((asOf - begin) / dayMs / mostTimes))
  const times = timesBetween(begin, asOf, step)
  const lines = waypoints.map(({ name }, at) => ({
    waypoint: name,
    counts: countsAt(sorted[at] as Float64Array, times),
  }))
  const [decided, live] = [lines[0]?.counts ?? [], lines.at(-1)?.counts ?? []]
  const underWay = times.map((_, at) => (decided[at] as number) - (live[at] as number))
  const left = paths.flatMap(({ id, decision, end }) => {
    if (decision === null) return [{ id, reason: 'nothing says when it was decided' }]
    if (end.kind === 'cancelled') return [{ id, reason: 'cancelled' }]
    return end.kind === 'not known' ? [{ id, reason: end.reason }] : []
  })
  return {
    definition: definitionOfCumulativeFlow,
    window: { by: 'completion', from, to: null },
    asOf,
    times,
    lines,
    arrivals: (decided.at(-1) ?? 0) - (decided[0] ?? 0),
    departures: (live.at(-1) ?? 0) - (live[0] ?? 0),
    underWay: {
      first: underWay[0] ?? 0,
      last: underWay.at(-1) ?? 0,
      mean: underWay.reduce((sum, count) => sum + count, 0) / Math.max(1, underWay.length),
    },
    counted: () =>
      counted.map(({ id, visits, end }): Counted => {
        const since = visits[0]?.from
        const endedAt = byId.get(id)?.end
        const until = endedAt?.kind === 'in production' ? endedAt.at : asOf
        const isOpen = end === 'open'
        const says = isOpen ? `under way, ${visits.at(-1)?.stage ?? 'at no stage'}` : 'came to production'
        return { id, type: 'item', says, ...(since === undefined ? {} : { ms: until - since, isOpen }) }
      }),
    excluded: exclusionsOf(left),
  }
}

/** When each item that is under way or has arrived passed each of {@link waypoints}; `null` for those before it. */
export function waypointTimes(
  paths: readonly ItemPath[],
  stages: readonly ItemStages[],
): { readonly id: string; readonly times: readonly (number | null)[] }[] {
  const ends = new Map(paths.map(({ id, end }) => [id, end]))
  return stages.filter(isPassing).map(({ id, visits }) => {
    const end = ends.get(id)
    return { id, times: passings(visits, end?.kind === 'in production' ? end.at : null) }
  })
}

const isPassing = ({ end }: ItemStages): boolean => end === 'open' || end === 'in production'

/** When an item passed each waypoint. Having passed a later one, it has passed those before it, whether or not a record tells when. */
function passings(visits: ItemStages['visits'], liveAt: number | null): (number | null)[] {
  const times = waypoints.map(({ begins }, at): number | null => {
    if (at === 0) return visits[0]?.from ?? null
    return begins === null ? liveAt : (visits.find(({ stage }) => stage === begins)?.from ?? null)
  })
  for (let at = times.length - 2; at > 0; at--) times[at] ??= times[at + 1] ?? null
  return times
}

function timesBetween(from: number, to: number, step: number): number[] {
  const count = Math.ceil((to - from) / step)
  // Counted back from the moment of the data: the last point is now, whatever the window.
  return Array.from({ length: count + 1 }, (_, at) => Math.max(from, to - (count - at) * step))
}

function countsAt(sorted: Float64Array, times: readonly number[]): number[] {
  let at = 0
  return times.map((time) => {
    while (at < sorted.length && (sorted[at] as number) <= time) at++
    return at
  })
}
