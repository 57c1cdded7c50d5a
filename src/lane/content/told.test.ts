import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCases, toldOf } from '../case-suite.ts'
import { judge } from '../index.ts'

/*
 * The words in which each case is answered, the adversary's and our own. Whoever changes them sees it here:
 * `vitest run src/lane/content/told.test.ts -u` writes them anew, and the difference is to be read.
 */
test('each case is answered in the words that are written down', async () => {
  const cases = ['cases', 'own-cases'].flatMap((name) => readCases(join(import.meta.dirname, name), 'content'))

  const told = cases.map((one) => toldOf(one.name, judge(one.patch, 'content', one.facts)))

  await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'told.txt'))
})
