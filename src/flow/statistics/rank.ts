/** How many of the values are less than `limit`. @param ascending NaN-free */
export const countBelow = (ascending: ArrayLike<number>, limit: number): number => rank(ascending, limit, false)

/** How many of the values are at most `limit`. @param ascending NaN-free */
export const countUpTo = (ascending: ArrayLike<number>, limit: number): number => rank(ascending, limit, true)

function rank(ascending: ArrayLike<number>, limit: number, withTies: boolean): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const value = ascending[middle] as number
    if (value < limit || (withTies && value === limit)) low = middle + 1
    else high = middle
  }
  return low
}
