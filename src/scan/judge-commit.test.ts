import { expect, test } from 'vitest'
import type { FileChange } from '../change/patch.ts'
import { defaultFacts } from '../lane/default-facts.ts'
import { judgeCommit } from './judge-commit.ts'
import { shapePlan } from './shape-plan.ts'

const changed = (path: string, before: string, after: string): FileChange => ({
  path,
  before: new TextEncoder().encode(before),
  after: new TextEncoder().encode(after),
  modeBefore: '100644',
  modeAfter: '100644',
})

/** A catalogue in which one text changes, with so many others. */
function catalogue(path: string, others: number, odd = ''): FileChange {
  const written = (text: string) =>
    JSON.stringify(
      { text, ...Object.fromEntries(Array.from({ length: others }, (_, at) => [`a${at}`, 'More words'])) },
      null,
      1,
    )
  return changed(path, written('Words'), `${written('Other words')}${odd}`)
}

const judged = (...patch: FileChange[]) => judgeCommit(patch, shapePlan(patch, defaultFacts), defaultFacts)
const large = 40_000
const noText = '\n\0'

test('a large commit with a file that is no text is outside, and no near miss', () => {
  const found = judged(catalogue('de.json', large), catalogue('fr.json', large, noText), catalogue('it.json', large))

  expect(found).toMatchObject({ kind: 'outside', reason: { rule: 'files/binary', path: 'fr.json' }, near: null })
})

test('a large commit whose smallest file tells what it is, is said to be that', () => {
  const other = changed('a.ts', 'a()\n', 'a()\nb()\n')

  const found = judged(catalogue('de.json', large), catalogue('fr.json', large, noText), other)

  expect(found).toMatchObject({ kind: 'outside', reason: { rule: 'copy/structure', path: 'a.ts' }, near: null })
})

test('a commit that would be small without the file that is no text is a near miss', () => {
  const found = judged(catalogue('de.json', 3), catalogue('fr.json', 2 * large, noText))

  expect(found).toMatchObject({
    kind: 'outside',
    reason: { rule: 'files/binary', path: 'fr.json' },
    near: { contract: 'copy', kind: 'rest', paths: ['fr.json'] },
  })
})
