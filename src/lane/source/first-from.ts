/** Index of the first of some things in order that is not before the one looked for; their number where all are. */
export function firstFrom<Thing>(all: readonly Thing[], isBefore: (each: Thing) => boolean): number {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(all[middle] as Thing)) low = middle + 1
    else high = middle
  }
  return low
}
