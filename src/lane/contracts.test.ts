import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Patch } from '../change/patch.ts'
import { type Case, otherOutcome, readCases } from './case-suite.ts'
import { contractNamed, judgedContracts } from './contracts.ts'
import { textFormats } from './copy/formats.ts'
import { defaultFacts } from './default-facts.ts'
import { judge } from './judge.ts'
import { type ContractName, contractNames, type Verdict } from './lane.ts'
import { fileRules } from './repository/rules.ts'
import { textNotices, textRules } from './text/rules.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const change = (path: string, before: string, after: string): Patch => [
  { path, before: bytes(before), after: bytes(after), modeBefore: '100644', modeAfter: '100644' },
]
/** What no folder can hold: paths that a checkout would not take, nothing at all, too much. */
const unstorable: Readonly<Record<string, Patch>> = {
  'files/nothing-changed': [],
  'files/odd-path': change('src/../secrets.tsx', '<p>a</p>', '<p>b</p>'),
  'files/too-large': change('src/a.tsx', `<p>a</p>${' '.repeat(2 ** 21)}`, `<p>b</p>${' '.repeat(2 ** 21)}`),
}

const rulesOf = (verdict: Verdict) => (verdict.kind === 'allowed' ? [] : verdict.findings.map(({ rule }) => rule))

const folderOf = (contract: string) => join(import.meta.dirname, contract)
/** Cases whose expectation is not what the specification says, with the reason. */
const disputedOf = (contract: string): Readonly<Record<string, string>> => {
  const file = join(folderOf(contract), 'disputed-cases.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

/** A contract's own cases lie in its folder, those of one of its formats in the folder of that. */
const formatsOf = (contract: string): string[] => {
  const folder = join(folderOf(contract), 'formats')
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
}
const ownCasesOf = (contract: ContractName): Case[] =>
  [folderOf(contract), ...formatsOf(contract)]
    .map((folder) => join(folder, 'own-cases'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readCases(folder, contract))

const suites = judgedContracts().map((contract) => ({
  contract,
  name: contract.name,
  own: ownCasesOf(contract.name),
  others: readCases(join(folderOf(contract.name), 'cases'), contract.name),
  disputed: disputedOf(contract.name),
}))

describe.each(suites)('the $name contract', ({ contract, name, own, others, disputed }) => {
  const judged = [...own, ...others].filter((one) => !(one.name in disputed))

  test.each(judged)('$attack: $name', (one: Case) => {
    expect(otherOutcome(one, judge(one.patch, name, one.facts))).toBeNull()
  })

  test('has places only in files that it says it reads', () => {
    const files = own.flatMap(({ patch, facts }) =>
      patch.flatMap(({ path, before }) => (before === null ? [] : [{ file: { path, bytes: before }, facts }])),
    )
    const withPlaces = files.filter(({ file, facts }) => contract.slots(file, facts).length > 0)

    expect(withPlaces.length).toBeGreaterThan(0)
    expect(withPlaces.filter(({ file, facts }) => !contract.reads(file.path, facts))).toEqual([])
  })

  test('has cases of both kinds, written by its author and by somebody else', () => {
    for (const cases of [own, others]) {
      expect(cases.some(({ verdict }) => verdict === 'allowed')).toBe(true)
      expect(cases.some(({ verdict }) => verdict === 'refused')).toBe(true)
    }
  })

  test('disputes only cases that exist, with a reason', () => {
    const names = new Set(others.map((one) => one.name))

    expect(Object.entries(disputed).filter(([one, reason]) => !names.has(one) || reason.length < 20)).toEqual([])
  })

  test('has a refused case for each of its own rules', () => {
    const shown = new Set(own.map(({ rule }) => rule))

    expect(Object.keys(contract.rules).filter((rule) => rule.startsWith(`${name}/`) && !shown.has(rule))).toEqual([])
  })

  test('has a page that explains each of its own rules and says when it is the wrong lane', () => {
    const page = readFileSync(join(folderOf(name), 'README.md'), 'utf8')
    const rules = Object.keys({ ...contract.rules, ...contract.notices })

    expect(rules.filter((rule) => rule.startsWith(`${name}/`) && !page.includes(`\`${rule}\``))).toEqual([])
    expect(page).toContain('## When this is the wrong lane')
  })
})

describe.each(textFormats)('the format $name', ({ name }) => {
  const folder = join(folderOf('copy'), 'formats', name)

  test('has a page and cases of both kinds', () => {
    const verdicts = readCases(join(folder, 'own-cases'), 'copy').map(({ verdict }) => verdict)

    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toMatch(/^# /)
    expect(new Set(verdicts)).toEqual(new Set(['allowed', 'refused']))
  })
})

test('every folder of a format is one that is read', () => {
  const names = formatsOf('copy').map((folder) => basename(folder))

  expect(names.sort()).toEqual(textFormats.map(({ name }) => name).sort())
})

describe('the rules that contracts share', () => {
  test.each(Object.keys(unstorable))('%s is refused', (rule) => {
    expect(rulesOf(judge(unstorable[rule] as Patch, 'copy', defaultFacts))).toContain(rule)
  })

  test('have a refused case each', () => {
    const shown = new Set([...suites.flatMap(({ own }) => own.map(({ rule }) => rule)), ...Object.keys(unstorable)])

    expect(Object.keys({ ...fileRules, ...textRules }).filter((rule) => !shown.has(rule))).toEqual([])
  })

  test('are explained on the page of the copy contract', () => {
    const page = readFileSync(join(folderOf('copy'), 'README.md'), 'utf8')
    const rules = Object.keys({ ...fileRules, ...textRules, ...textNotices })

    expect(rules.filter((rule) => !page.includes(`\`${rule}\``))).toEqual([])
  })
})

test('every folder of a contract is one that is judged', () => {
  // `code` has no contract; the folder of that name reads trees for all.
  const named = contractNames.filter((name) => name !== 'code')

  expect(named.filter((name) => existsSync(folderOf(name)) && contractNamed(name) === null)).toEqual([])
})
