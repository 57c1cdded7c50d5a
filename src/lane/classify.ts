import type { Patch } from '../change/patch.ts'
import { judgedContracts } from './contracts.ts'
import type { ContractName, RepoFacts, Verdict } from './lane.ts'

export interface Classification {
  readonly contract: ContractName
  readonly verdict: Verdict
}

/**
 * What each contract of this version says of a patch, those that admit it first.
 *
 * @public
 */
export const classify = (patch: Patch, facts: RepoFacts): Classification[] =>
  judgedContracts()
    .map((contract) => ({ contract: contract.name, verdict: contract.judge(patch, facts) }))
    .sort((a, b) => Number(b.verdict.kind === 'allowed') - Number(a.verdict.kind === 'allowed'))
