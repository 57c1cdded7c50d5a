import { expect, test } from 'vitest'
import { intentWords, newWordsOf } from './intent-words.ts'

test('plain words are something to look for', () => {
  expect(intentWords('free trial')).toEqual({ isWish: false, lookFor: 'free trial' })
})

test('a verb of change makes it a wish, and the list follows the old words while they are typed', () => {
  expect(intentWords('Change "Pla')).toEqual({ isWish: true, lookFor: 'Pla' })
  expect(intentWords('Change "Plans" to "Plans and pricing"')).toEqual({ isWish: true, lookFor: 'Plans' })
  expect(intentWords('Rename “Plans” to “Prices”')).toEqual({ isWish: true, lookFor: 'Plans' })
})

test('a verb without quotes shows everything', () => {
  expect(intentWords('change the heading')).toEqual({ isWish: true, lookFor: '' })
})

test('a word that only begins like a verb is looked for', () => {
  expect(intentWords('settings')).toEqual({ isWish: false, lookFor: 'settings' })
})

test('the new words are the second of two quotations', () => {
  expect(newWordsOf('Change "Plans" to “Prices”')).toBe('Prices')
  expect(newWordsOf('Change "Plans"')).toBeNull()
  expect(newWordsOf('Change "A" to "B" or "C"')).toBeNull()
})
