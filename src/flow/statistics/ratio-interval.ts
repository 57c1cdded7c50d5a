import { type BootstrapInterval, bootstrapInterval } from './bootstrap-interval.ts'
import type { Random } from './seeded-random.ts'

/** With so many cells the width is known to a hundredth; the percentiles of 2,000 resamples are no surer. */
const mostCells = 4_000

/**
 * The bootstrap interval of a ratio of sums over independent units (items, weeks). More units than {@link mostCells} are first thrown into that many
 * cells at random, and cells are resampled: sums of exchangeable units are exchangeable, and a hundred thousand units cost no more than 4,000.
 *
 * @param numerators of each unit
 * @param denominators of each unit, as many; a ratio over nothing has no value
 * @returns `null` without units, or where more than 5 % of the resamples have no value
 */
export function ratioInterval(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
  random: Random,
): BootstrapInterval | null {
  const units = numerators.length
  const cells = Math.min(units, mostCells)
  const [above, below] = [new Float64Array(cells), new Float64Array(cells)]
  for (let unit = 0; unit < units; unit++) {
    const cell = units === cells ? unit : Math.floor(random() * cells)
    above[cell] = (above[cell] as number) + (numerators[unit] as number)
    below[cell] = (below[cell] as number) + (denominators[unit] as number)
  }
  const ratio = (counts: Uint32Array): number | null => {
    let [numerator, denominator] = [0, 0]
    for (let cell = 0; cell < cells; cell++) {
      const times = counts[cell] as number
      numerator += times * (above[cell] as number)
      denominator += times * (below[cell] as number)
    }
    return denominator === 0 ? null : numerator / denominator
  }
  return bootstrapInterval(cells, ratio, random)
}
