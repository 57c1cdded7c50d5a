import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applyEdits, slots } from '../index.ts'
import { listingOf, readListings } from '../listing-suite.ts'

const root = join(import.meta.dirname, 'listings')

/*
 * Whoever changes what a slot is called, where it stands or how it is written sees it here, text by text:
 * `vitest run src/lane/style/listings.test.ts -u` writes it anew, and the difference is to be read.
 */
test.each(readListings(root))('$path has the texts that are listed, and is written as listed', async (file) => {
  await expect(listingOf({ slots, applyEdits }, 'style', file)).toMatchFileSnapshot(join(root, file.name))
})
