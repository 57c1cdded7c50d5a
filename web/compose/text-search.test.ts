import { expect, test } from 'vitest'
import type { TextView } from '../../src/api/product-schema.ts'
import { highlighted, indexTexts, searchTexts } from './text-search.ts'

const text = (value: string, more: Partial<TextView> = {}): TextView => ({
  id: value,
  path: 'locales/en.json',
  line: 1,
  kind: 'message',
  value,
  context: '',
  language: 'en',
  key: null,
  protected: [],
  pages: [],
  lane: 'ux-copy',
  alike: 0,
  ...more,
})

const find = (query: string, ...texts: TextView[]) =>
  searchTexts(indexTexts(texts), query).map((found) => found.text.value)

test('the whole text comes before its beginning, and that before the middle', () => {
  expect(find('plans', text('See our plans'), text('Plans and pricing'), text('Plans'))).toEqual([
    'Plans',
    'Plans and pricing',
    'See our plans',
  ])
})

test('words may stand anywhere and in any order', () => {
  expect(find('trial free', text('Start free trial'), text('Free shipping'))).toEqual(['Start free trial'])
})

test('a text is also found by its key or place, after those found by their words', () => {
  expect(find('cta', text('Start free trial', { key: 'pricing.cta' }), text('cta'))).toEqual([
    'cta',
    'Start free trial',
  ])
})

test('curly and straight quotes are the same when searching', () => {
  expect(find("don't", text('Don’t worry'))).toEqual(['Don’t worry'])
})

test('a match is marked at its place in the value', () => {
  const [found] = searchTexts(indexTexts([text('Start free trial')]), 'free')

  expect(highlighted('Start free trial', found?.ranges ?? [])).toEqual([
    { text: 'Start ', hit: false },
    { text: 'free', hit: true },
    { text: ' trial', hit: false },
  ])
})

test('a letter whose lower case is longer does not shift the marks', () => {
  const value = 'İstanbul free'
  const [found] = searchTexts(indexTexts([text(value)]), 'free')

  expect(highlighted(value, found?.ranges ?? []).find((piece) => piece.hit)?.text).toBe('free')
})
