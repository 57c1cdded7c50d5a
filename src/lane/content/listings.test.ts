import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applyEdits, judge, slots } from '../index.ts'
import { fileAnswers, listingOf, readListings } from '../listing-suite.ts'

const root = join(import.meta.dirname, 'listings')

/*
 * Whoever changes what a slot is called, where it stands or how it is written sees it here, text by text:
 * `vitest run src/lane/content/listings.test.ts -u` writes it anew, and the difference is to be read.
 */
test.each(readListings(root))('$path has the texts that are listed, and is written as listed', async (file) => {
  await expect(listingOf({ slots, applyEdits }, 'content', file)).toMatchFileSnapshot(join(root, file.name))
})

test('each line of files.txt is answered as is written there', async () => {
  const file = join(root, 'files.txt')

  await expect(fileAnswers({ judge }, 'content', readFileSync(file, 'utf8'))).toMatchFileSnapshot(file)
})
