import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RepoFacts } from '../lane.ts'
import { lanesPath, parseLanesFile } from '../lanes-file.ts'
import { repoFacts, ruleFiles } from '../repo-facts.ts'
import { configContract } from './config-contract.ts'

const product = join(import.meta.dirname, '../../../examples/storefront')
const read = (path: string) => readFileSync(join(product, path), 'utf8')
const path = 'experiments/pricing-headline.json'
const source = { path, bytes: new TextEncoder().encode(read(path)) }

function factsOfExperiments(): RepoFacts {
  const parsed = parseLanesFile(read(lanesPath))
  if (parsed.kind === 'closed') throw new Error('the lanes file of the sample product is wrong')
  const named = ruleFiles(parsed.lanes, 'experiments')
  const files = Object.fromEntries(named.map((file) => [file, read(file)]))
  return repoFacts(parsed.lanes, 'experiments', { files, names: null, asOf: null })
}

/** What becomes of setting values by their keys: the lines that are new, or the rules that stand in the way. */
function setting(values: Readonly<Record<string, string>>): readonly string[] {
  const facts = factsOfExperiments()
  const slots = configContract.slots(source, facts)
  const edits = Object.entries(values).map(([key, to]) => {
    const slot = slots.find((each) => each.key === key)
    if (!slot) throw new Error(`${key} cannot be changed`)
    return { slot: slot.id, path, from: slot.value, to }
  })
  const applied = configContract.apply(source, edits, facts)
  if (applied.kind === 'failed') return applied.findings.map(({ rule }) => rule)
  const before = read(path).split('\n')
  const lines = new TextDecoder().decode(applied.bytes).split('\n')
  return lines.filter((line, at) => line !== before[at])
}

test('the sample product lets people turn its experiment on and off, move its rollout and its weights', () => {
  const found = configContract.slots(source, factsOfExperiments())

  expect(found.map(({ context, value }) => `${context}: ${value}`)).toEqual([
    'enabled: true',
    'rollout: 50',
    'variant control, weight: 50',
    'variant promise, weight: 50',
  ])
  expect(setting({ rollout: '70' })).toEqual(['  "rollout": 70,'])
  expect(setting({ enabled: 'false' })).toEqual(['  "enabled": false,'])
  expect(setting({ 'variants.control.weight': '40', 'variants.promise.weight': '60' })).toEqual([
    '    "control": { "weight": 40 },',
    '    "promise": { "weight": 60 }',
  ])
})

test('and not beyond its schema, nor one weight alone', () => {
  expect(setting({ rollout: '101' })).toContain('config/schema')
  expect(setting({ 'variants.control.weight': '40' })).toEqual(['config/weights'])
})
