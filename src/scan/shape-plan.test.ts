import { expect, test } from 'vitest'
import type { FileChange, Patch } from '../change/patch.ts'
import { classify } from '../lane/classify.ts'
import { defaultFacts } from '../lane/default-facts.ts'
import { judgeCommit } from './judge-commit.ts'
import { shapePlan } from './shape-plan.ts'

const changed = (path: string, before: string | null, after: string | null): FileChange => ({
  path,
  before: before === null ? null : Buffer.from(before),
  after: after === null ? null : Buffer.from(after),
  modeBefore: before === null ? null : '100644',
  modeAfter: after === null ? null : '100644',
})

const screen = (title: string, code = '') => `${code}export const A = () => <h1>${title}</h1>\n`
const copy = changed('src/A.tsx', screen('Plans'), screen('Prices'))
const code = changed('src/B.ts', 'export const b = 1\n', 'export const c = 2\n')
const style = changed('src/a.css', '.a { color: red }\n', '.a { color: blue }\n')
const prose = changed('README.md', 'We sell cofee.\n', 'We sell coffee.\n')
const added = changed('src/C.tsx', null, screen('New'))
const removed = changed('src/D.tsx', screen('Old'), null)
const manifest = changed('package.json', '{ "name": "a" }\n', '{ "name": "b" }\n')
const story = changed('src/A.test.tsx', "getByText('Plans')\n", "getByText('Prices')\n")
const files = [copy, code, style, prose, added, removed, manifest, story]

/** Every patch of one, two or three of them. */
const patches: Patch[] = files.flatMap((a, i) => [
  [a],
  ...files.slice(i + 1).flatMap((b, j) => [[a, b], ...files.slice(i + j + 2).map((c) => [a, b, c])]),
])

const judged = (patch: Patch) => judgeCommit(patch, shapePlan(patch, defaultFacts), defaultFacts)

test('short cuts admit exactly what judging everything admits', () => {
  const lanes = (patch: Patch) =>
    classify(patch, defaultFacts).flatMap((each) => (each.verdict.kind === 'allowed' ? [each.contract] : []))

  const wrong = patches.filter((patch) => {
    const found = judged(patch)
    return JSON.stringify(found.kind === 'admitted' ? found.by : []) !== JSON.stringify(lanes(patch))
  })

  expect(patches).toHaveLength(92)
  expect(patches.filter((patch) => lanes(patch).length > 0).length).toBeGreaterThan(3)
  expect(wrong.map((patch) => patch.map((file) => file.path))).toEqual([])
})

test('a file that no lane may change is known before anything is read', () => {
  expect(shapePlan([manifest, code], defaultFacts)).toMatchObject({
    whole: [],
    parts: [{ without: ['package.json'] }, { without: ['package.json'] }],
  })
  expect(shapePlan([manifest, removed, code], defaultFacts)).toMatchObject({ whole: [], parts: [] })
})

test('a commit is a near miss when one file is in the way and the rest is admitted', () => {
  expect(judged([copy, manifest])).toMatchObject({
    near: { contract: 'copy', kind: 'rest', rule: 'files/never', paths: ['package.json'] },
  })
  expect(judged([copy, story, code])).toMatchObject({ near: { contract: 'copy', kind: 'rest', paths: ['src/B.ts'] } })
})

test('plain code is no near miss, however alone', () => {
  expect(judged([code])).toMatchObject({ kind: 'outside', near: null })
  expect(judged([code, manifest])).toMatchObject({ kind: 'outside', near: null })
  expect(judged([story])).toMatchObject({ kind: 'outside', near: null })
})

test('more files than any lane takes are too large', () => {
  const many = Array.from({ length: defaultFacts.limits.files + 1 }, (_, at) => ({ ...copy, path: `src/${at}.tsx` }))

  expect(judged(many)).toMatchObject({ kind: 'too-large' })
})

test('nothing is said of catalogues that were not all looked at', () => {
  const catalogue = (language: string, key: string) =>
    changed(
      `locales/${language}.json`,
      JSON.stringify({ a: 'x'.repeat(300_000) }),
      JSON.stringify({ [key]: 'x'.repeat(300_000) }),
    )
  const one = [catalogue('en', 'b')]
  const many = ['en', 'de', 'fr', 'it'].map((language) => catalogue(language, 'b'))

  expect(judged(one)).toMatchObject({ near: { kind: 'rule', rule: 'copy/keys' } })
  expect(judged(many)).toMatchObject({ kind: 'outside', near: null })
})
