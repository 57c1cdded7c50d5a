import type { Draw, StationDraw } from './draw.ts'

/** What is different from how it was. */
export interface Variation {
  /** Capacity over the observed one: of people, how fast they are; of trains, how many seats they have. */
  readonly building: number
  readonly review: number
  readonly deployment: number
  /** By item of the draw: 1 for one that goes before all others at each station; `null` for first come, first served. */
  readonly first: Uint8Array | null
  /** By item of the draw: how long it takes past all stations; `NaN` for one that queues. `null` where all queue. */
  readonly past: Float64Array | null
}

export const asItWas: Variation = { building: 1, review: 1, deployment: 1, first: null, past: null }

/**
 * Plays a draw: people take up one item at a time, whoever has been free longest takes the next, trains leave and bring what is merged.
 * The same draw with another variation has the same arrivals and the same work, so that a difference is the variation's.
 *
 * @param length of the window: later is beyond it
 * @returns by item of the draw, when it came to production; infinite beyond the window
 * @see Law: Simulation Modeling and Analysis, chapter 11, on common random numbers
 */
export function play(draw: Draw, length: number, variation: Variation = asItWas): Float64Array {
  const n = draw.arrival.length
  const { first, past } = variation
  const at = draw.arrival.slice()
  const queues = (item: number): boolean => past === null || Number.isNaN(past[item])
  const order: number[] = []
  for (let item = 0; item < n; item++) if (queues(item)) order.push(item)
  const come = Int32Array.from(order)
  serveFrom(0, draw, draw.building, variation.building, first, come, at)
  sortBy(come, at)
  serveFrom(1, draw, draw.review, variation.review, first, come, at)
  for (const item of come)
    if ((draw.entry[item] as number) < 2) at[item] = (at[item] as number) + (draw.delay[item] as number)
  if (draw.trains) {
    sortBy(come, at)
    board(draw, variation.deployment, first, come, at)
  }
  if (past !== null)
    for (let item = 0; item < n; item++)
      if (!Number.isNaN(past[item])) at[item] = (draw.arrival[item] as number) + (past[item] as number)
  for (let item = 0; item < n; item++) if ((at[item] as number) > length) at[item] = Number.POSITIVE_INFINITY
  return at
}

/** @param at when each item arrives; when it leaves, afterwards */
function serveFrom(
  station: number,
  { entry }: Draw,
  { size, pace }: StationDraw,
  faster: number,
  first: Uint8Array | null,
  come: Int32Array,
  at: Float64Array,
): void {
  if (pace.length === 0) return
  const free = new Float64Array(pace.length)
  const longestFree = (): number => {
    let best = 0
    for (let server = 1; server < free.length; server++)
      if ((free[server] as number) < (free[best] as number)) best = server
    return best
  }
  const take = (item: number, since: number, server: number): void => {
    const end = Math.max(since, at[item] as number) + ((size[item] as number) * (pace[server] as number)) / faster
    free[server] = end
    at[item] = end
  }
  if (first === null) {
    for (const item of come) {
      if ((entry[item] as number) > station) continue
      const server = longestFree()
      take(item, free[server] as number, server)
    }
    return
  }
  const own = come.filter((item) => (entry[item] as number) <= station)
  const waiting: [number[], number[]] = [[], []]
  const head: [number, number] = [0, 0]
  let next = 0
  for (let served = 0; served < own.length; served++) {
    const server = longestFree()
    let now = free[server] as number
    if (head[0] === waiting[0].length && head[1] === waiting[1].length)
      now = Math.max(now, at[own[next] as number] as number)
    while (next < own.length && (at[own[next] as number] as number) <= now) {
      const item = own[next++] as number
      waiting[first[item] === 1 ? 1 : 0].push(item)
    }
    const line = head[1] < waiting[1].length ? 1 : 0
    take(waiting[line][head[line]++] as number, now, server)
  }
}

function board({ trains }: Draw, faster: number, first: Uint8Array | null, come: Int32Array, at: Float64Array): void {
  const list = trains ?? []
  const line: number[] = []
  let [next, head, spare] = [0, 0, 0]
  for (const { at: leaves, seats } of list) {
    while (next < come.length && (at[come[next] as number] as number) <= leaves) {
      const item = come[next++] as number
      if (first?.[item] === 1) line.splice(head, 0, item)
      else line.push(item)
    }
    // A tenth more of three seats is one more in every third train.
    const room = seats * faster + spare
    spare = Number.isFinite(room) ? room % 1 : spare
    const end = Math.min(line.length, head + Math.floor(room))
    for (; head < end; head++) at[line[head] as number] = leaves
  }
  for (; head < line.length; head++) at[line[head] as number] = Number.POSITIVE_INFINITY
  for (; next < come.length; next++) at[come[next] as number] = Number.POSITIVE_INFINITY
}

/** By insertion: people who work side by side overtake each other by a few places only. */
function sortBy(order: Int32Array, at: Float64Array): void {
  for (let i = 1; i < order.length; i++) {
    const item = order[i] as number
    const key = at[item] as number
    let j = i - 1
    for (; j >= 0 && (at[order[j] as number] as number) > key; j--) order[j + 1] = order[j] as number
    order[j + 1] = item
  }
}
