/** Work that arrives at a station: when, and how long it takes there, in milliseconds. */
export interface Arrival {
  readonly item: number
  readonly at: number
  readonly work: number
}

export interface Served {
  readonly item: number
  readonly start: number
  readonly end: number
  /** Who of the station did it, from 0. */
  readonly server: number
}

/**
 * A queue with several servers: whoever is free takes the item that has waited longest. A server that has been free longest is taken
 * first, so that all are used.
 *
 * @param arrivals in any order
 * @param people how many servers there are
 * @param joins when each of them begins, in milliseconds; by default all are there from the start
 * @see Law, Simulation Modeling and Analysis, on the M/G/c queue
 */
export function serve(
  arrivals: readonly Arrival[],
  people: number,
  joins: (server: number) => number = () => Number.NEGATIVE_INFINITY,
): Served[] {
  const free = new FreeServers(people, joins)
  return arrivals
    .toSorted((a, b) => a.at - b.at || a.item - b.item)
    .map(({ item, at, work }) => {
      const { server, since } = free.take()
      const start = Math.max(at, since)
      free.put(server, start + work)
      return { item, start, end: start + work, server }
    })
}

/** Servers by the time from which they are free: a binary heap, least first. */
class FreeServers {
  readonly #heap: { readonly server: number; readonly since: number }[] = []

  constructor(count: number, joins: (server: number) => number) {
    for (let server = 0; server < count; server++) this.put(server, joins(server))
  }

  take(): { readonly server: number; readonly since: number } {
    const heap = this.#heap
    const first = heap[0] as (typeof heap)[number]
    const last = heap.pop() as (typeof heap)[number]
    if (heap.length > 0) {
      let at = 0
      for (let child = 1; child < heap.length; child = 2 * at + 1) {
        if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) child++
        if (!isBefore(heap[child], last)) break
        heap[at] = heap[child] as (typeof heap)[number]
        at = child
      }
      heap[at] = last
    }
    return first
  }

  put(server: number, since: number): void {
    const heap = this.#heap
    const added = { server, since }
    let at = heap.push(added) - 1
    for (let parent = (at - 1) >> 1; at > 0 && isBefore(added, heap[parent]); parent = (at - 1) >> 1) {
      heap[at] = heap[parent] as (typeof heap)[number]
      at = parent
    }
    heap[at] = added
  }
}

type Free = { readonly server: number; readonly since: number } | undefined
const isBefore = (a: Free, b: Free): boolean =>
  a !== undefined && b !== undefined && (a.since < b.since || (a.since === b.since && a.server < b.server))
