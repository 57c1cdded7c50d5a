import { expect, test } from 'vitest'
import { visiblePiece } from './visible-pieces.ts'

test.each([
  ['Plans and  pricing\n', 'Plans and pricing'],
  ['Hello {name}, welcome back', ', welcome back'],
  ['Read the <link>terms of use</link> first', 'terms of use'],
  ['{count, plural, one {# bag of 250 g} other {# bags of 250 g}}', 'bags of 250 g'],
  ['You have %d new messages', 'new messages'],
  ['{{count}} items in your basket', 'items in your basket'],
  ['{name}', ''],
  ['', ''],
  ['a < b', 'a < b'],
  ['Bring a bag, or buy a *paper bag* for ten cents', 'Bring a bag, or buy a'],
  ['See [all our plans](/pricing) now', 'all our plans'],
  ['snake_case_names stay', 'snake_case_names stay'],
])('of %j a browser can be expected to show %j', (text, piece) => {
  expect(visiblePiece(text)).toBe(piece)
})
