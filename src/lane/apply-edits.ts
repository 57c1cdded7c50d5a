import { contractNamed } from './contracts.ts'
import type { Applied, ContractName, RepoFacts, SlotEdit, SourceFile } from './lane.ts'

/**
 * Applies typed edits to one file. Only the bytes of the slots change, in the file's own quotes, escapes and line breaks;
 * the result is parsed and judged again before it is given out.
 *
 * @param edits edits of this file; those of other paths fail
 * @returns `failed` with a finding for each edit that cannot be applied: the slot is gone, its text is no longer `from`, or
 *   the new text would leave the contract. Nothing is changed then.
 * @public
 */
export function applyEdits(
  file: SourceFile,
  edits: readonly SlotEdit[],
  contract: ContractName,
  facts: RepoFacts,
): Applied {
  const found = contractNamed(contract)
  if (found) return found.apply(file, edits, facts)
  const says = `This version of Fairway cannot edit under the contract ${contract}.`
  return {
    kind: 'failed',
    findings: [
      { rule: `${contract}/no-judge`, path: file.path, line: 0, says, fix: 'Use ordinary review for this change.' },
    ],
  }
}
