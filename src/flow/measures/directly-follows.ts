import type { Cases } from '../log/cases.ts'
import type { EventLog } from '../log/event-log.ts'
import { selectQuantiles } from './select-quantiles.ts'

/** How often one activity came directly after another in the same case. */
export interface DirectlyFollowsEdge {
  /** Index into the log's activities. */
  readonly from: number
  readonly to: number
  readonly count: number
}

/**
 * Which activity directly follows which: the map of a process.
 *
 * @see van der Aalst, Process Mining (2016), 6.2
 */
export interface DirectlyFollowsGraph {
  /** The most frequent first, then in the order of activities. */
  readonly edges: readonly DirectlyFollowsEdge[]
  /** Sum of the counts. */
  readonly transitions: number
  /** For each activity of the log: how many events, in how many cases first, in how many last. */
  readonly events: Uint32Array
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/** Time between two events on one edge, in milliseconds. */
export interface EdgeTime {
  readonly mean: number
  readonly p50: number
  readonly p85: number
  readonly p90: number
  readonly max: number
  readonly total: number
}

export function directlyFollows(log: EventLog, cases: Cases): DirectlyFollowsGraph {
  const { start, activity } = cases
  const count = log.activities.length
  const events = new Uint32Array(count)
  const starts = new Uint32Array(count)
  const ends = new Uint32Array(count)
  const pairs = pairTable(count)
  for (let each = 0; each < cases.count; each++) {
    const end = start[each + 1] as number
    let at = start[each] as number
    let from = activity[at] as number
    add(starts, from)
    add(events, from)
    for (at++; at < end; at++) {
      const to = activity[at] as number
      add(events, to)
      pairs.add(from * count + to)
      from = to
    }
    add(ends, from)
  }
  const edges = pairs
    .entries()
    .map(([pair, number]) => ({ from: Math.floor(pair / count), to: pair % count, count: number }))
    .sort((a, b) => b.count - a.count || a.from - b.from || a.to - b.to)
  return { edges, transitions: activity.length - cases.count, events, starts, ends }
}

/** The times of each edge of {@link DirectlyFollowsGraph.edges}, in the same order. */
export function edgeTimes(log: EventLog, cases: Cases, graph: DirectlyFollowsGraph): EdgeTime[] {
  const { start, rows, activity } = cases
  const count = log.activities.length
  const next = pairTable(count)
  let place = 0
  for (const edge of graph.edges) {
    next.add(edge.from * count + edge.to, place)
    place += edge.count
  }
  const waits = new Float64Array(graph.transitions)
  for (let each = 0; each < cases.count; each++) {
    const end = start[each + 1] as number
    let since = log.time[rows[start[each] as number] as number] as number
    for (let at = (start[each] as number) + 1; at < end; at++) {
      const time = log.time[rows[at] as number] as number
      waits[next.add((activity[at - 1] as number) * count + (activity[at] as number))] = time - since
      since = time
    }
  }
  let begin = 0
  return graph.edges.map((edge) => {
    const own = waits.subarray(begin, begin + edge.count)
    begin += edge.count
    let total = 0
    let max = 0
    for (let at = 0; at < own.length; at++) {
      const wait = own[at] as number
      total += wait
      if (wait > max) max = wait
    }
    const [p50, p85, p90] = selectQuantiles(own, [0.5, 0.85, 0.9]) as [number, number, number]
    return { mean: total / own.length, p50, p85, p90, max, total }
  })
}

/** A count for each pair of activities. */
interface PairTable {
  /** @returns the count before */
  add(pair: number, by?: number): number
  /** Pairs whose count is not 0. */
  entries(): [pair: number, count: number][]
}

/** A square where that is small, a map where a log has thousands of activities. */
const pairTable = (activities: number): PairTable => (activities <= 2048 ? new Square(activities) : new Sparse())

class Square implements PairTable {
  readonly #counts: Uint32Array

  constructor(activities: number) {
    this.#counts = new Uint32Array(activities * activities)
  }

  add(pair: number, by = 1): number {
    const before = this.#counts[pair] as number
    this.#counts[pair] = before + by
    return before
  }

  entries(): [number, number][] {
    return [...this.#counts.entries()].filter(([, count]) => count > 0)
  }
}

class Sparse implements PairTable {
  readonly #counts = new Map<number, number>()

  add(pair: number, by = 1): number {
    const before = this.#counts.get(pair) ?? 0
    this.#counts.set(pair, before + by)
    return before
  }

  entries(): [number, number][] {
    return [...this.#counts]
  }
}

const add = (counts: Uint32Array, at: number): void => {
  counts[at] = (counts[at] as number) + 1
}
