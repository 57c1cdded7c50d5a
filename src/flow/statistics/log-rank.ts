import { incompleteGamma } from './incomplete-gamma.ts'
import { choleskyFactor } from './solve-positive.ts'
import { atRiskAt, type RiskTable, riskTable, type SurvivalSample } from './survival-sample.ts'

export interface LogRank {
  readonly chiSquared: number
  readonly degreesOfFreedom: number
  /** The chance of a difference at least this large between groups that do not differ. */
  readonly pValue: number
  /** One a group, in the order given: items that reached their end, and how many would have if the groups did not differ. */
  readonly groups: readonly { readonly n: number; readonly reached: number; readonly expected: number }[]
}

/**
 * The log-rank test: do items of two or more groups (lanes, teams) take equally long, open ones included? Delayed entry as in
 * Kaplan–Meier; cancelled items count as open until then.
 *
 * @returns `null` where there is nothing to compare: fewer than two groups, or never one item of each under observation when
 *   another reaches its end
 * @see Klein, Moeschberger: Survival Analysis, 2nd edition, section 7.3 (Mantel 1966, Peto and Peto 1972)
 */
export function logRank(samples: readonly SurvivalSample[]): LogRank | null {
  const k = samples.length
  if (k < 2) return null
  const tables = samples.map(riskTable)
  const times = Float64Array.from(new Set(tables.flatMap(reachedTimes))).sort()
  const atRisk = samples.map((sample) => atRiskAt(sample, times))
  const reached = tables.map((table) => reachedAt(table, times))
  const expected = new Float64Array(k)
  // The differences of all groups sum to 0, so the last one adds nothing.
  const free = k - 1
  const variance = new Float64Array(free * free)
  for (const at of times.keys()) {
    const n = atRisk.reduce((sum, counts) => sum + (counts[at] as number), 0)
    const d = reached.reduce((sum, counts) => sum + (counts[at] as number), 0)
    const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0
    const shares = atRisk.map((counts) => (counts[at] as number) / n)
    for (const [i, share] of shares.entries()) expected[i] = (expected[i] as number) + d * share
    for (const [i, share] of shares.slice(0, free).entries()) {
      for (const [j, other] of shares.slice(0, free).entries()) {
        const cell = i * free + j
        variance[cell] = (variance[cell] as number) + spread * share * ((i === j ? 1 : 0) - other)
      }
    }
  }
  const groups = tables.map((table, i) => ({
    n: table.n,
    reached: (reached[i] as Uint32Array).reduce((sum, d) => sum + d, 0),
    expected: expected[i] as number,
  }))
  const differences = groups.slice(0, free).map((group) => group.reached - group.expected)
  const solved = choleskyFactor(variance, free)?.solve(differences)
  if (!solved) return null
  const chiSquared = differences.reduce((sum, difference, i) => sum + difference * (solved[i] as number), 0)
  return { chiSquared, degreesOfFreedom: free, pValue: incompleteGamma(free / 2, chiSquared / 2).q, groups }
}

const reachedTimes = (table: RiskTable): number[] => [...table.time].filter((_, i) => table.reached[i] !== 0)

function reachedAt(table: RiskTable, times: Float64Array): Uint32Array {
  const counts = new Map(Array.from(table.time, (t, i) => [t, table.reached[i] as number]))
  return Uint32Array.from(times, (t) => counts.get(t) ?? 0)
}
