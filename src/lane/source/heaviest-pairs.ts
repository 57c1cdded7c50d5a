/**
 * The heaviest pairing of two rows in which no two pairs cross: the longest common subsequence where a weight is 1 for what is the same.
 *
 * @param weight of a pair, 0 where the two are no pair
 * @param most so many weights are asked for; where there would be more, only the first is held against the first, the second against the second
 * @returns pairs of indices, in order
 */
export function heaviestPairs(
  rows: number,
  columns: number,
  weight: (row: number, column: number) => number,
  most: number,
): [number, number][] {
  const pairs: [number, number][] = []
  if (rows * columns > most) {
    for (let at = 0; at < Math.min(rows, columns); at++) if (weight(at, at) > 0) pairs.push([at, at])
    return pairs
  }
  const width = columns + 1
  const weights = new Float64Array(rows * width)
  /** By row and column: what can be reached from there on. */
  const best = new Float64Array((rows + 1) * width)
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--) {
      const at = row * width + column
      const own = weight(row, column)
      weights[at] = own
      best[at] = Math.max(own + (best[at + width + 1] ?? 0), best[at + width] ?? 0, best[at + 1] ?? 0)
    }
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const at = row * width + column
    const own = weights[at] ?? 0
    if (own > 0 && best[at] === own + (best[at + width + 1] ?? 0)) pairs.push([row++, column++])
    else if (best[at] === best[at + width]) row++
    else column++
  }
  return pairs
}
