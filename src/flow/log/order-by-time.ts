const digitBits = 16
const digits = 1 << digitBits

/**
 * The order of rows by time, rows of the same time as they stand. A radix sort over the bits that differ: a log of ten million rows takes
 * three passes, where a sort by comparison would call back 200 million times.
 *
 * @param time UTC milliseconds, whole numbers
 * @returns `null` where the rows are in order already
 * @see Knuth, The Art of Computer Programming 3, 5.2.5
 */
export function orderByTime(time: Float64Array): Uint32Array | null {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  let isOrdered = true
  for (let row = 0; row < time.length; row++) {
    const at = time[row] as number
    if (at < most) isOrdered = false
    if (at < least) least = at
    if (at > most) most = at
  }
  if (isOrdered) return null
  let from = Uint32Array.from(time, (_, row) => row)
  let to = new Uint32Array(time.length)
  const counts = new Uint32Array(digits + 1)
  for (let unit = 1; unit <= most - least; unit *= digits) {
    counts.fill(0)
    const digitOf = (row: number): number => Math.floor(((time[row] as number) - least) / unit) % digits
    for (let at = 0; at < from.length; at++) (counts[digitOf(from[at] as number) + 1] as number)++
    for (let digit = 0; digit < digits; digit++)
      counts[digit + 1] = (counts[digit + 1] as number) + (counts[digit] as number)
    for (let at = 0; at < from.length; at++) {
      const row = from[at] as number
      const digit = digitOf(row)
      const place = counts[digit] as number
      counts[digit] = place + 1
      to[place] = row
    }
    ;[from, to] = [to, from]
  }
  return from
}
