import type { TargetsView, TargetWishView } from '../../../src/api/playbook-schema.ts'

/** What is filled in, as it stands in the form. */
export interface TargetWords {
  readonly lane: string
  readonly kind: 'share' | 'changes'
  /** Percent, or a number of changes. */
  readonly amount: string
  /** `2026-08-01`. */
  readonly by: string
  /** Id of a person; empty until one is chosen. */
  readonly owner: string
  readonly why: string
}

const dayMs = 24 * 60 * 60_000
const usualDays = 60

/** What the form begins with: the target that is there, else what is suggested, else 30 % in 60 days. Nobody is guessed to be the owner. */
export function begunTarget(
  lane: string | null,
  targets: TargetsView,
  suggested: { readonly wants: TargetWishView; readonly by: string } | undefined,
  now: Date,
): TargetWords {
  const known = targets.targets.find((target) => target.lane === lane)
  const { wants, by } = known ?? suggested ?? { wants: { kind: 'changes', changes: 10 } as const, by: null }
  const day = by ?? new Date(now.getTime() + usualDays * dayMs).toISOString()
  return {
    lane: lane ?? '',
    kind: wants.kind,
    amount: wants.kind === 'share' ? String(Math.round(wants.share * 100)) : String(wants.changes),
    by: day.slice(0, 10),
    owner: known?.owner.id ?? '',
    why: '',
  }
}

/** @returns `null` for an amount that nobody can want */
export function wishOf({ kind, amount }: Pick<TargetWords, 'kind' | 'amount'>): TargetWishView | null {
  const number = Number(amount)
  if (amount.trim() === '' || !Number.isFinite(number) || number <= 0) return null
  if (kind === 'changes') return Number.isInteger(number) ? { kind, changes: number } : null
  return number <= 100 ? { kind, share: number / 100 } : null
}
