import type { Patch } from '../change/patch.ts'
import type { Applied, ContractName, RepoFacts, Slot, SlotEdit, SourceFile, Verdict } from './lane.ts'

/** What each contract is: one folder with a judge, its slots, and how a slot is rewritten. */
export interface Contract {
  readonly name: ContractName
  readonly judge: (patch: Patch, facts: RepoFacts) => Verdict
  readonly slots: (file: SourceFile, facts: RepoFacts) => Slot[]
  readonly apply: (file: SourceFile, edits: readonly SlotEdit[], facts: RepoFacts) => Applied
}
