import type { HistoryPlan } from './history-plan.ts'
import { personName } from './titles.ts'

export interface CastMember {
  /** As events name them. */
  readonly id: string
  readonly role: 'product' | 'builder' | 'reviewer'
  /** `null` where the plan has no teams. */
  readonly team: string | null
}

/** Who is in a made-up history. */
export interface Cast {
  readonly people: readonly CastMember[]
  /** @param number from 0 */
  readonly of: (role: CastMember['role'], number: number) => CastMember
}

const deciders = 3

/** Plain histories call people what they do; detailed ones give them names and teams. */
export function castOf({ builders, reviewers, detail }: HistoryPlan): Cast {
  let named = 0
  const members = (role: CastMember['role'], count: number): CastMember[] =>
    Array.from({ length: count }, (_, at) => ({
      role,
      id: detail ? personName(named++) : `${role} ${at + 1}`,
      team: detail ? `team ${(at % detail.teams) + 1}` : null,
    }))
  const byRole = {
    product: members('product', deciders),
    builder: members('builder', builders),
    reviewer: members('reviewer', reviewers),
  }
  return {
    people: [...byRole.product, ...byRole.builder, ...byRole.reviewer],
    of: (role, number) => byRole[role][number % byRole[role].length] as CastMember,
  }
}
