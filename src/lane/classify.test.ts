import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCases } from './case-suite.ts'
import { classify } from './classify.ts'
import { judgedContracts } from './contracts.ts'
import { judge } from './judge.ts'
import type { ContractName } from './lane.ts'

const folders = ['copy/formats/code', 'style', 'instrumentation', 'flagged']

test('a contract says the same of a patch whichever contracts were asked before', () => {
  const cases = folders.flatMap((folder) => {
    const [contract] = folder.split('/') as [ContractName]
    return readCases(join(import.meta.dirname, folder, 'own-cases'), contract).slice(0, 60)
  })
  expect(cases.length).toBeGreaterThan(100)
  for (const { name, patch, facts } of cases) {
    const afresh = new Map(
      judgedContracts().map((contract) => [contract.name, judge(structuredClone(patch), contract.name, facts)]),
    )
    for (let round = 0; round < 2; round++)
      for (const { contract, verdict } of classify(patch, facts))
        expect(verdict, `${contract} of ${name}`).toEqual(afresh.get(contract))
  }
})
