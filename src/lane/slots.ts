import { contractNamed } from './contracts.ts'
import type { ContractName, RepoFacts, Slot, SourceFile } from './lane.ts'

/**
 * Every place of a file that a contract lets people change, in the order of the file.
 *
 * @returns an empty list where the file cannot be parsed, is outside the lane, or has nothing the contract knows
 * @public
 */
export const slots = (file: SourceFile, contract: ContractName, facts: RepoFacts): Slot[] =>
  contractNamed(contract)?.slots(file, facts) ?? []

/**
 * Whether a file can hold such places at all, told from its path alone, so that the others need not be read.
 *
 * @public
 */
export const canHoldSlots = (path: string, contract: ContractName, facts: RepoFacts): boolean =>
  contractNamed(contract)?.reads(path, facts) ?? false
