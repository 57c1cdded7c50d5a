import type { QualityCheckView, SourcesView, SourceView } from '../../../src/api/source-schema.ts'

export const number = (n: number): string => n.toLocaleString('en')

/** Share of raw records in words; `null` where there are none. */
export function usedSays({ raw, used }: Pick<SourceView, 'raw' | 'used'>): string | null {
  if (raw === 0) return null
  if (used === raw) return 'all'
  const share = (100 * used) / raw
  // One record left out of many is not "100 %".
  return share > 99.9 ? 'nearly all' : `${share < 10 ? share.toFixed(1) : Math.floor(share)} %`
}

/** What is to be known first stands first; what was looked for and not found is said in one line. */
export function sortedChecks(checks: readonly QualityCheckView[]): {
  readonly doubts: readonly QualityCheckView[]
  readonly known: readonly QualityCheckView[]
  readonly fine: readonly QualityCheckView[]
} {
  return {
    doubts: checks.filter(({ isDoubt }) => isDoubt),
    known: checks.filter(({ isDoubt, count }) => !isDoubt && count > 0),
    fine: checks.filter(({ isDoubt, count }) => !isDoubt && count === 0),
  }
}

/** Made-up work beside real work gives figures of neither. */
export const isMixed = ({ sources }: SourcesView): boolean =>
  sources.some(({ isGenerated }) => isGenerated) && sources.some(({ isGenerated, id }) => !isGenerated && id !== null)

export const sizeSays = (bytes: number): string =>
  bytes < 1e6 ? `${number(Math.ceil(bytes / 1e3))} kB` : `${number(Math.round(bytes / 1e6))} MB`
