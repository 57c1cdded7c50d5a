import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applyEdits, judge, slots } from '../index.ts'
import { editAnswers, fileAnswers, listingOf, pathAnswers, readListings, wordAnswers } from '../listing-suite.ts'

const root = join(import.meta.dirname, 'listings')

/*
 * Whoever changes what a slot is called, where it stands or how it is written sees it here, text by text:
 * `vitest run src/lane/copy/listings.test.ts -u` writes it anew, and the difference is to be read.
 */
const files = readListings(root)

test.each(files)('$path has the texts that are listed, and is written as listed', async (file) => {
  await expect(listingOf({ slots, applyEdits }, 'copy', file)).toMatchFileSnapshot(join(root, file.name))
})

test.each([
  ['paths.txt', pathAnswers],
  ['words.txt', wordAnswers],
  ['files.txt', fileAnswers],
  ['edits.txt', editAnswers(files)],
])('each line of %s is answered as is written there', async (name, answers) => {
  const file = join(root, name)

  await expect(answers({ judge }, 'copy', readFileSync(file, 'utf8'))).toMatchFileSnapshot(file)
})
