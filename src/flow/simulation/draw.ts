import type { Random } from '../statistics/seeded-random.ts'
import type { StationWork } from './effective-work.ts'
import type { PathModel, Train } from './path-model.ts'

/** The work that a resample brings to a station of people. */
export interface StationDraw {
  /** By item of the resample: its work over the mean of whoever did it. */
  readonly size: Float64Array
  /** By server: how long an item of mean work keeps it. */
  readonly pace: Float64Array
}

/** A resample of a history: as many items at other moments, with the work of others, and other trains. */
export interface Draw {
  /** By item of the resample, whose work it brings: a place in the model. */
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
 * Draws a work for each arrival, with replacement, and a gap before it from those near it in time. Whole items are not drawn with their moment:
 * that would crowd arrivals twice as much as chance did, and make every queue longer than it was. An item brings along everything that is
 * known of it, so that large ones stay large at every station; what is not known of it comes from another item of its size. What was under way
 * at the start stays as it is.
 *
 * @see Shi: Local bootstrap, Annals of the Institute of Statistical Mathematics 43, 1991, for drawing from near in time
 */
export function drawOf(model: PathModel, random: Random): Draw {
  const n = model.items.length
  const fresh = model.born.findIndex((born) => born >= 0)
  const started = fresh < 0 ? n : fresh
  const of = Int32Array.from({ length: n }, (_, at) =>
    at < started ? at : started + Math.floor(random() * (n - started)),
  )
  const later = arrivals(model.born, started, random)
  return {
    of,
    born: later,
    arrival: later.map((born) => Math.max(0, born)),
    entry: Uint8Array.from(of, (item, at) => (at < started ? (model.entry[item] as number) : 0)),
    building: stationDraw(model, model.building, of, random),
    review: stationDraw(model, model.review, of, random),
    delay: filled(model, gather(model.delay, of), model.delay, of, random),
    trains: model.trains && trainsOf(model.trains, model.length, random),
  }
}

/** As many gaps to either side are drawn from, so that a busy month stays a busy month. */
const near = 25

function arrivals(born: Float64Array, started: number, random: Random): Float64Array {
  const n = born.length
  const drawn = born.slice()
  let at = 0
  for (let place = started; place < n; place++) {
    const [low, high] = [Math.max(started, place - near), Math.min(n - 1, place + near)]
    const from = low + Math.floor(random() * (high - low + 1))
    at += (born[from] as number) - (from === started ? 0 : (born[from - 1] as number))
    drawn[place] = at
  }
  return drawn
}

const gather = (values: Float64Array, of: Int32Array): Float64Array => {
  const gathered = new Float64Array(of.length)
  for (let at = 0; at < of.length; at++) gathered[at] = values[of[at] as number] as number
  return gathered
}

function stationDraw(
  model: PathModel,
  { servers, work, server }: StationWork,
  of: Int32Array,
  random: Random,
): StationDraw {
  const relative = work.map((kept, item) => {
    const mean = servers[server[item] as number]?.mean ?? 0
    return mean > 0 ? kept / mean : kept
  })
  return {
    pace: Float64Array.from(servers, ({ mean }) => mean),
    size: filled(model, gather(relative, of), relative, of, random),
  }
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
