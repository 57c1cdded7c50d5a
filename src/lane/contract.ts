import type { Patch } from '../change/patch.ts'
import type { Applied, ContractName, RepoFacts, Slot, SlotEdit, SourceFile, Verdict } from './lane.ts'
import type { RuleText } from './rule-text.ts'

/** What each contract is: one folder with a judge, its slots, and how a slot is rewritten. */
export interface Contract {
  readonly name: ContractName
  /** Every rule that a verdict can name as a reason to refuse; its own begin with its name. */
  readonly rules: Readonly<Record<string, RuleText>>
  /** What it points out without refusing. */
  readonly notices: Readonly<Record<string, RuleText>>
  /** Whether a file of this path can hold slots: cheap, and never no where {@link slots} finds one. */
  readonly reads: (path: string, facts: RepoFacts) => boolean
  readonly judge: (patch: Patch, facts: RepoFacts) => Verdict
  readonly slots: (file: SourceFile, facts: RepoFacts) => Slot[]
  readonly apply: (file: SourceFile, edits: readonly SlotEdit[], facts: RepoFacts) => Applied
}
