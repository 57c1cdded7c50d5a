import type { Patch } from '../change/patch.ts'
import { contractNamed } from './contracts.ts'
import type { ContractName, RepoFacts, Verdict } from './lane.ts'

/**
 * Judges a patch against a contract: a pure function of bytes. Nothing of the patch is run, and who wrote it is not known.
 *
 * @param patch every file that differs, whole on both sides
 * @param facts read from the base commit
 * @returns `allowed` only when everything in the patch was judged and is inside the contract; `unjudged` counts as refused
 * @public
 */
export function judge(patch: Patch, contract: ContractName, facts: RepoFacts): Verdict {
  const found = contractNamed(contract)
  if (found) return found.judge(patch, facts)
  const path = patch[0]?.path ?? ''
  if (contract === 'code') {
    const says = 'Code has no contract: nothing about it can be proved here.'
    const fix = 'Use ordinary review, or split the part that a lane admits off the rest.'
    return { kind: 'refused', contract, findings: [{ rule: 'code/no-contract', path, line: 0, says, fix }] }
  }
  const says = `This version of Fairway has no judge for ${contract}.`
  const fix = 'Use ordinary review for this change.'
  return { kind: 'unjudged', contract, findings: [{ rule: `${contract}/no-judge`, path, line: 0, says, fix }] }
}
