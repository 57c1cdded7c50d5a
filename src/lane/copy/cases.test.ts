import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Patch } from '../../change/patch.ts'
import { defaultFacts } from '../default-facts.ts'
import { judge } from '../judge.ts'
import type { Verdict } from '../lane.ts'
import { readCases } from './case-suite.ts'
import { disputedCases } from './disputed-cases.ts'
import { copyRules, noticeRules } from './rules.ts'

const own = readCases(join(import.meta.dirname, 'own-cases'))
const others = readCases(join(import.meta.dirname, 'cases'))

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

const seen = (verdict: Verdict) => (verdict.kind === 'allowed' ? 'allowed' : 'refused')
const told = (verdict: Verdict) =>
  verdict.kind === 'allowed'
    ? verdict.edits.map((edit) => edit.says)
    : verdict.findings.map(({ rule, says }) => `${rule}: ${says}`)

describe('the copy contract keeps to its cases', () => {
  const judged = [...own, ...others].filter(({ name }) => !(name in disputedCases))

  test.each(judged)('$attack: $name', ({ patch, facts, verdict, rule }) => {
    const result = judge(patch, 'copy', facts)

    expect(seen(result), told(result).join('\n')).toBe(verdict)
    if (rule !== null)
      expect(result.kind === 'allowed' ? [] : result.findings.map((finding) => finding.rule)).toContain(rule)
  })

  test('every disputed case exists and gives a reason', () => {
    const names = new Set(others.map(({ name }) => name))

    expect(Object.entries(disputedCases).filter(([name, reason]) => !names.has(name) || reason.length < 20)).toEqual([])
  })
})

describe('the rules of the copy contract', () => {
  test.each(Object.keys(unstorable))('%s is refused', (rule) => {
    const result = judge(unstorable[rule] as Patch, 'copy', defaultFacts)

    expect(result.kind === 'allowed' ? [] : result.findings.map((finding) => finding.rule)).toContain(rule)
  })

  test('every rule has a refused case', () => {
    const shown = new Set([...own.map(({ rule }) => rule), ...Object.keys(unstorable)])

    expect(Object.keys(copyRules).filter((rule) => !shown.has(rule))).toEqual([])
  })

  test('the page explains every rule and says when this is the wrong lane', () => {
    const page = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')

    expect(Object.keys({ ...copyRules, ...noticeRules }).filter((rule) => !page.includes(`\`${rule}\``))).toEqual([])
    expect(page).toContain('## When this is the wrong lane')
  })
})
