/** A share with its doubt. `low` and `high` are its 95 % interval (Wilson); `null` of nothing. */
export interface Share {
  readonly n: number
  readonly of: number
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
}

const z = 1.96

/** The share of `n` in `of`, with the interval in which it lies in 95 of 100 such samples. */
export function shareOf(n: number, of: number): Share {
  if (of === 0) return { n, of, share: null, low: null, high: null }
  const share = n / of
  const scale = 1 + (z * z) / of
  const middle = (share + (z * z) / (2 * of)) / scale
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  return {
    n,
    of,
    share,
    low: n === 0 ? 0 : Math.max(0, middle - half),
    high: n === of ? 1 : Math.min(1, middle + half),
  }
}

/** How durations spread, in milliseconds. `low` and `high`: 95 % interval of the median by ranks; `null` below six values. */
export interface Spread {
  readonly n: number
  readonly p25: number | null
  readonly median: number | null
  readonly p75: number | null
  readonly p90: number | null
  readonly low: number | null
  readonly high: number | null
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const n = sorted.length
  const at = (rank: number): number | null => sorted[Math.min(n - 1, Math.max(0, rank))] ?? null
  const quantile = (part: number): number | null => at(Math.ceil(part * n) - 1)
  const reach = (z * Math.sqrt(n)) / 2
  return {
    n,
    p25: quantile(0.25),
    median: quantile(0.5),
    p75: quantile(0.75),
    p90: quantile(0.9),
    low: n < 6 ? null : at(Math.floor(n / 2 - reach) - 1),
    high: n < 6 ? null : at(Math.ceil(n / 2 + reach)),
  }
}
