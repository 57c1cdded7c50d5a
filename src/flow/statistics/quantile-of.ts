/**
 * Where a distribution function reaches p, by halving the interval until two neighbouring numbers are left. Slower than a tailored
 * approximation by microseconds, and as exact as the function it is given.
 *
 * @param cdf does not decrease between low and high
 * @param steps fewer leave an error of (high − low)/2^steps
 * @returns between low and high
 */
export function quantileOf(cdf: (x: number) => number, p: number, low: number, high: number, steps = 200): number {
  for (let step = 0; step < steps; step++) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high) break
    if (cdf(middle) < p) low = middle
    else high = middle
  }
  return low + (high - low) / 2
}
