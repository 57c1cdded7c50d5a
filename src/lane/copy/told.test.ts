import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCases, toldOf } from '../case-suite.ts'
import { judge } from '../index.ts'
import { textFormats } from './formats.ts'

/*
 * The words in which each case is answered, the adversary's and our own. Whoever changes them sees it here:
 * `vitest run src/lane/copy/told.test.ts -u` writes them anew, and the difference is to be read.
 */
test('each case is answered in the words that are written down', async () => {
  const own = [import.meta.dirname, ...textFormats.map(({ name }) => join(import.meta.dirname, 'formats', name))]
  const folders = [join(import.meta.dirname, 'cases'), ...own.map((folder) => join(folder, 'own-cases'))]
  const cases = folders.flatMap((folder) => readCases(folder, 'copy'))

  const told = cases.map((one) => toldOf(one.name, judge(one.patch, 'copy', one.facts)))

  await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'told.txt'))
})
