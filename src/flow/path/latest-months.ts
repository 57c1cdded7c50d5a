/** A month in UTC, `2026-03`; its bounds are UTC milliseconds, half open. */
export interface Month {
  readonly month: string
  readonly from: number
  readonly to: number
}

const mostMonths = 24

/** Months from the first of these times to the moment of the data, without gaps, at most the last two years of them. */
export function latestMonths(times: readonly number[], asOf: number): Month[] {
  const first = times.reduce((least, time) => Math.min(least, time), asOf)
  const monthOf = (at: number): number => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth()
  const last = monthOf(asOf)
  const start = Math.max(monthOf(first), last - mostMonths + 1)
  return Array.from({ length: last - start + 1 }, (_, at) => {
    const [from, to] = [start + at, start + at + 1].map((month) => Date.UTC(2000, month - 2000 * 12)) as [
      number,
      number,
    ]
    return { month: new Date(from).toISOString().slice(0, 7), from, to }
  })
}
