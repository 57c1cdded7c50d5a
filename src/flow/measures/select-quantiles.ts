/**
 * Quantiles of numbers that need not be in order, which are left in another order. Selection instead of sorting: the edges of a map have
 * millions of waits, of which two or three ranks are wanted.
 *
 * @param probabilities ascending, 0 to 1
 * @returns Hyndman–Fan type 7, one for each probability; `null` of nothing
 * @see Hyndman and Fan, Sample Quantiles in Statistical Packages (1996); Hoare, Algorithm 65: Find (1961)
 */
export function selectQuantiles(values: Float64Array, probabilities: readonly number[]): number[] | null {
  if (values.length === 0) return null
  let from = 0
  return probabilities.map((probability) => {
    const rank = (values.length - 1) * probability
    const below = Math.floor(rank)
    const low = select(values, below, from)
    // What is selected has only smaller values before it: the next rank is looked for behind.
    from = below
    if (rank === below) return low
    let next = Number.POSITIVE_INFINITY
    for (let at = below + 1; at < values.length; at++) next = Math.min(next, values[at] as number)
    return low + (rank - below) * (next - low)
  })
}

/** The value of a rank (from 0), put in its place: everything before it is as small or smaller. */
function select(values: Float64Array, rank: number, from: number): number {
  let low = from
  let high = values.length - 1
  while (low < high) {
    const pivot = medianOfThree(values[low] as number, values[(low + high) >> 1] as number, values[high] as number)
    let left = low
    let right = high
    while (left <= right) {
      while ((values[left] as number) < pivot) left++
      while ((values[right] as number) > pivot) right--
      if (left > right) break
      const swapped = values[left] as number
      values[left++] = values[right] as number
      values[right--] = swapped
    }
    if (rank <= right) high = right
    else if (rank >= left) low = left
    else break
  }
  return values[rank] as number
}

const medianOfThree = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
