import type { PathModel } from '../simulation/path-model.ts'
import { percentile } from '../statistics/percentile.ts'
import { type SortedSample, sortedSample } from '../statistics/sorted-sample.ts'
import { wassersteinDistance } from '../statistics/wasserstein-distance.ts'

/** How far what happened lies from its replays, and how far a replay lies from the others. */
export interface ReplayDistance {
  readonly of: 'cycle times' | 'items under way'
  /** 1-Wasserstein distance, in milliseconds or items. */
  readonly distance: number
  /** 95 % of replays lie no farther from all of them than this. */
  readonly band: number
  /** Of what happened. */
  readonly mean: number
}

const looks = 40
const gridSize = 2_000

/**
 * Holds replays of the past against the past. Work in progress of one week resembles that of the next, so resampling what happened value by
 * value would give a band that no model can meet; the band is how far replays, which have the same resemblance, lie from each other.
 */
export class ReplayCheck {
  readonly #model: PathModel
  readonly #warmUp: number
  readonly #cycles: SortedSample[] = []
  readonly #crowds: SortedSample[] = []

  /** @param warmUp of the window, that is not counted */
  constructor(model: PathModel, warmUp: number) {
    this.#model = model
    this.#warmUp = warmUp
  }

  /** @param born, live of the items of one replay */
  add(born: Float64Array, live: Float64Array): void {
    this.#cycles.push(this.#cyclesOf(born, live))
    this.#crowds.push(this.#crowdOf(born, live))
  }

  distances(): ReplayDistance[] {
    const { born, live } = this.#model
    return [
      distanceOf('cycle times', this.#cyclesOf(born, live), this.#cycles),
      distanceOf('items under way', this.#crowdOf(born, live), this.#crowds),
    ]
  }

  #cyclesOf(born: Float64Array, live: Float64Array): SortedSample {
    const took: number[] = []
    for (let item = 0; item < live.length; item++)
      if ((live[item] as number) >= this.#warmUp && (live[item] as number) <= this.#model.length)
        took.push((live[item] as number) - (born[item] as number))
    return sortedSample(took)
  }

  #crowdOf(born: Float64Array, live: Float64Array): SortedSample {
    const starts = Float64Array.from(born).sort()
    const ends = Float64Array.from(live).sort()
    const step = (this.#model.length - this.#warmUp) / looks
    let [begun, ended] = [0, 0]
    return sortedSample(
      Array.from({ length: looks }, (_, look) => {
        const at = this.#warmUp + (look + 1) * step
        while (begun < starts.length && (starts[begun] as number) <= at) begun++
        while (ended < ends.length && (ends[ended] as number) <= at) ended++
        return begun - ended
      }),
    )
  }
}

function distanceOf(
  of: ReplayDistance['of'],
  observed: SortedSample,
  replays: readonly SortedSample[],
): ReplayDistance {
  const all = onGrid(sortedSample(replays.flatMap((replay) => [...onGrid(replay)])))
  const far = (sample: SortedSample): number => wassersteinDistance(sample, all) ?? Number.POSITIVE_INFINITY
  const between = replays.map(far).filter(Number.isFinite)
  return {
    of,
    distance: far(observed),
    band: percentile(sortedSample(between), 0.95) ?? 0,
    mean: observed.reduce((sum, each) => sum + each, 0) / Math.max(1, observed.length),
  }
}

/** The sample in at most two thousand values at equal steps of rank. */
function onGrid(sample: SortedSample): SortedSample {
  if (sample.length <= gridSize) return sample
  return sortedSample(Array.from({ length: gridSize }, (_, at) => percentile(sample, (at + 0.5) / gridSize) as number))
}
