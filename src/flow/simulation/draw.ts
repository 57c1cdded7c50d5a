import { resampleCounts } from '../statistics/bootstrap-interval.ts'
import type { Random } from '../statistics/seeded-random.ts'
import type { StationWork } from './effective-work.ts'
import type { PathModel, Train } from './path-model.ts'

/** The work that a resample brings to a station of people. */
export interface StationDraw {
  /** By item of the resample: its work over the mean of whoever did it. */
  readonly size: Float64Array
  /** By server: the mean of its work in this resample. */
  readonly pace: Float64Array
}

/** A resample of a history: as many items, each with its arrival and its work, and other trains. */
export interface Draw {
  /** By item of the resample, its place in the model. */
  readonly of: Int32Array
  readonly born: Float64Array
  readonly arrival: Float64Array
  readonly entry: Uint8Array
  readonly building: StationDraw
  readonly review: StationDraw
  readonly delay: Float64Array
  readonly trains: readonly Train[] | null
}

/**
 * Draws items with replacement. An item brings along everything that is known of it, so that large ones stay large at every station; what is
 * not known of it comes from another item of its size. The mean of each server is that of the resample: how well it is known is part of the doubt.
 */
export function drawOf(model: PathModel, random: Random): Draw {
  const n = model.items.length
  const counts = new Uint32Array(n)
  resampleCounts(counts, random)
  const of = new Int32Array(n)
  for (let item = 0, at = 0; item < n; item++) for (let i = counts[item] as number; i > 0; i--) of[at++] = item
  return {
    of,
    born: gather(model.born, of),
    arrival: gather(model.arrival, of),
    entry: Uint8Array.from(of, (item) => model.entry[item] as number),
    building: stationDraw(model, model.building, counts, of, random),
    review: stationDraw(model, model.review, counts, of, random),
    delay: filled(model, gather(model.delay, of), model.delay, of, random),
    trains: model.trains && trainsOf(model.trains, model.length, random),
  }
}

const gather = (values: Float64Array, of: Int32Array): Float64Array => {
  const gathered = new Float64Array(of.length)
  for (let at = 0; at < of.length; at++) gathered[at] = values[of[at] as number] as number
  return gathered
}

function stationDraw(
  model: PathModel,
  { servers, work, server }: StationWork,
  counts: Uint32Array,
  of: Int32Array,
  random: Random,
): StationDraw {
  const sum = new Float64Array(servers.length)
  const passes = new Float64Array(servers.length)
  const relative = new Float64Array(work.length).fill(Number.NaN)
  for (let item = 0; item < work.length; item++) {
    const by = server[item] as number
    if (by < 0) continue
    const times = counts[item] as number
    sum[by] = (sum[by] as number) + times * (work[item] as number)
    passes[by] = (passes[by] as number) + times
    const mean = (servers[by] as { mean: number }).mean
    relative[item] = mean > 0 ? (work[item] as number) / mean : 1
  }
  const pace = Float64Array.from(servers, ({ mean }, by) =>
    (passes[by] as number) > 0 ? (sum[by] as number) / (passes[by] as number) : mean,
  )
  return { pace, size: filled(model, gather(relative, of), relative, of, random) }
}

/** Puts the value of a random item of the same size where none is known; 0 where none is known at all. */
function filled(
  { items }: PathModel,
  values: Float64Array,
  known: Float64Array,
  of: Int32Array,
  random: Random,
): Float64Array {
  const all: number[] = []
  const bySize = new Map<boolean | null, number[]>()
  for (let item = 0; item < known.length; item++) {
    if (Number.isNaN(known[item])) continue
    const size = items[item]?.isSmall ?? null
    const alike = bySize.get(size) ?? []
    if (alike.length === 0) bySize.set(size, alike)
    alike.push(known[item] as number)
    all.push(known[item] as number)
  }
  for (let at = 0; at < values.length; at++) {
    if (!Number.isNaN(values[at])) continue
    const alike = bySize.get(items[of[at] as number]?.isSmall ?? null) ?? all
    values[at] = alike.length === 0 ? 0 : (alike[Math.floor(random() * alike.length)] as number)
  }
  return values
}

/** The first train as it was; after it, gaps between neighbours with the seats of the later one. */
function trainsOf(trains: readonly Train[], length: number, random: Random): Train[] {
  const [first] = trains
  if (!first) return []
  const drawn: Train[] = [first]
  let at = first.at
  // Trains that share a moment leave no gap; without the bound on their number a history of such would never end.
  for (let left = 5 * trains.length + 16; trains.length > 1 && at < length && left > 0; left--) {
    const place = 1 + Math.floor(random() * (trains.length - 1))
    const train = trains[place] as Train
    at += train.at - (trains[place - 1] as Train).at
    drawn.push({ at, seats: train.seats })
  }
  return drawn
}
