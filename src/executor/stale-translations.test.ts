import { expect, test } from 'vitest'
import type { SlotId } from '../base/ids.ts'
import type { Slot } from '../lane/lane.ts'
import { staleTranslations } from './stale-translations.ts'

const slot = (id: string, value: string, more: Partial<Slot>): Slot => ({
  id: id as SlotId,
  path: 'src/A.tsx',
  line: 3,
  kind: 'message',
  value,
  context: 'Text in A',
  span: { start: 0, end: 0 },
  language: null,
  key: null,
  protected: [],
  sentence: null,
  ...more,
})
const message = (language: string, key: string, value: string, path = `locales/${language}.json`) =>
  slot(`${language}.${key}`, value, { path, language, key })

const texts = [
  message('en', 'title', 'Plans'),
  message('de', 'title', 'Tarife'),
  message('fr', 'title', 'Offres'),
  message('it', 'title', ' '),
  message('en-GB', 'title', 'Plans'),
  message('de', 'other', 'Andere'),
  slot('de.shop', 'Laden', { path: 'locales/shop/de.json', language: 'de', key: 'title' }),
  slot('trans', 'Read ${count} news', { kind: 'sentence-key' }),
  message('de', 'Read {count} news', '{count} lesen', 'po/de.po'),
  slot('plain', 'Read', {}),
]

/** The languages of each notice. */
const stale = (...edits: readonly (readonly [slot: string, to: string])[]) =>
  staleTranslations(
    edits.map(([id, to]) => ({ slot: id, to })),
    texts,
  ).map(({ rule, path, says }) => [rule, path, /\((.*)\)/.exec(says)?.[1]])

test('an original that changes leaves the translations at its key behind', () => {
  expect(stale(['en.title', 'Prices'])).toEqual([['copy/stale', 'locales/en.json', 'French, German']])
})

test('a translation that changes along is not left behind', () => {
  expect(stale(['en.title', 'Prices'], ['fr.title', 'Prix'])).toEqual([['copy/stale', 'locales/en.json', 'German']])
  expect(stale(['en.title', 'Prices'], ['fr.title', 'Prix'], ['de.title', 'Preise'])).toEqual([])
})

test('a translation alone leaves none behind, nor does a text that stays', () => {
  expect(stale(['de.title', 'Preise'])).toEqual([])
  expect(stale(['en.title', 'Plans'])).toEqual([])
})

test('a sentence of the code has the translations of its key', () => {
  expect(stale(['trans', 'See ${count} news'])).toEqual([['copy/stale', 'src/A.tsx', 'German']])
})

test('a text without a key has none', () => {
  expect(stale(['plain', 'See'])).toEqual([])
})

test('of many languages the first are named', () => {
  const tags = ['da', 'de', 'es', 'fi', 'fr', 'it', 'nl']
  const many = [message('en', 'a', 'Plans'), ...tags.map((tag) => message(tag, 'a', 'x'))]
  const said = (count: number) =>
    /\((.*)\)/.exec(staleTranslations([{ slot: 'en.a', to: 'Prices' }], many.slice(0, 1 + count))[0]?.says ?? '')?.[1]

  expect(said(7)).toBe('Danish, Dutch, Finnish, French, German, 2 more')
  expect(said(6)).toBe('Danish, Finnish, French, German, Italian, Spanish')
})
