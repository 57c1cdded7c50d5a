import { configContract } from './config/config-contract.ts'
import { contentContract } from './content/content-contract.ts'
import type { Contract } from './contract.ts'
import { copyContract } from './copy/copy-contract.ts'
import { flaggedContract } from './flagged/flagged-contract.ts'
import { instrumentationContract } from './instrumentation/instrumentation-contract.ts'
import type { ContractName } from './lane.ts'
import { styleContract } from './style/style-contract.ts'

/** The contracts this version can judge. A new one is a folder beside `copy/` and a line here. */
const contracts: Partial<Record<ContractName, Contract>> = {
  copy: copyContract,
  content: contentContract,
  config: configContract,
  style: styleContract,
  instrumentation: instrumentationContract,
  flagged: flaggedContract,
}

export const contractNamed = (name: ContractName): Contract | null => contracts[name] ?? null
export const judgedContracts = (): Contract[] => Object.values(contracts)

/** Names of the contracts this version can judge, in the order in which they are asked. */
export const judgedContractNames = (): ContractName[] => judgedContracts().map((contract) => contract.name)
