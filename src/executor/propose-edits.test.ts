import { describe, expect, test } from 'vitest'
import type { SlotId } from '../base/ids.ts'
import type { Slot } from '../lane/lane.ts'
import { proposeEdits } from './propose-edits.ts'
import { understoodForms } from './read-intent.ts'

const slot = (id: string, value: string, more: Partial<Slot> = {}): Slot => ({
  id: id as SlotId,
  path: 'src/pages/Pricing.tsx',
  line: 1,
  kind: 'text',
  value,
  context: 'Heading in PricingPage',
  span: { start: 0, end: value.length },
  language: null,
  key: null,
  protected: [],
  sentence: null,
  ...more,
})

const header = { path: 'src/components/Header.tsx', context: 'Link in Header' }
const english = { path: 'locales/en.json', language: 'en', context: 'English' }
const german = { path: 'locales/de.json', language: 'de', context: 'German' }

const shop: readonly Slot[] = [
  slot('h1', 'Plans'),
  slot('p1', 'Plans for every kitchen, and plans that pause.'),
  slot('p2', 'You will recieve an e-mail.'),
  slot('p3', "Don't worry."),
  slot('cta1', 'Sign up', { path: 'src/pages/Home.tsx', context: 'Button in Home' }),
  slot('cta2', 'Sign up', header),
  slot('cta3', 'Sign up', { path: 'src/pages/SignUp.tsx', context: 'Button in SignUp' }),
  slot('hello', 'Hello ', { sentence: 'Hello {name}, welcome' }),
  slot('en.title', 'Coffee you look forward to', { ...english, key: 'home.title' }),
  slot('de.title', 'Kaffee, auf den man sich freut', { ...german, key: 'home.title' }),
  slot('en.brand', 'Tamber', { ...english, key: 'brand' }),
  slot('de.brand', 'Tamber', { ...german, key: 'brand' }),
  slot('foot', 'Tamber delivers on Tuesdays', { path: 'src/components/Footer.tsx', context: 'Text in Footer' }),
  slot('trans', 'Read all news', { kind: 'sentence-key', path: 'src/pages/News.tsx', context: 'Text in News' }),
  slot('en.news', 'Read all news', { ...english, key: 'Read all news' }),
  slot('de.news', 'Alle Neuigkeiten', { ...german, key: 'Read all news' }),
  slot('en.other', 'Read this', { ...english, key: 'Read all news today' }),
]

const edit = (sentence: string, at?: string) => {
  const proposed = proposeEdits(sentence, shop, at === undefined ? {} : { at })
  return proposed.kind === 'edits' ? proposed.edits.map(({ slot: id, to }) => [id, to]) : proposed.kind
}

test('a sentence of the code that is its own key is meant before the catalogues that follow it', () => {
  expect(edit('Change "Read all news" to "See all news"')).toEqual([['trans', 'See all news']])
  expect(edit('In English, change "Read all news" to "See all news"')).toEqual([['en.news', 'See all news']])
  expect(edit('In German, change "Read all news" to "Alle lesen"')).toEqual([['de.news', 'Alle lesen']])
  expect(edit('Rename "Read all news" to "See all news" everywhere')).toEqual([
    ['trans', 'See all news'],
    ['en.news', 'See all news'],
  ])
})

describe('a wish is understood', () => {
  test.each([
    'Change "Plans" to "Plans and pricing"',
    'change "Plans" to "Plans and pricing".',
    'Please change the heading "Plans" to "Plans and pricing"',
    'Replace "Plans" with "Plans and pricing"',
    'Replace “Plans” with “Plans and pricing”',
    'Replace „Plans“ by „Plans and pricing“',
    'Replace «Plans» with «Plans and pricing»',
    'Rename ‘Plans’ to ‘Plans and pricing’',
    "Rename 'Plans' to 'Plans and pricing'",
    '"Plans" -> "Plans and pricing"',
    '"Plans" → "Plans and pricing"',
    '"Plans" => "Plans and pricing"',
    '"Plans" should say "Plans and pricing"',
    'The heading "Plans" should read "Plans and pricing"',
    '"Plans" becomes "Plans and pricing"',
    'It says "Plans" but it should say "Plans and pricing"',
    'The heading says "Plans"; it should be "Plans and pricing"',
    'Use "Plans and pricing" instead of "Plans"',
    'The heading should read "Plans and pricing", not "Plans"',
    'Please write "Plans and pricing" rather than "Plans"',
    'On the pricing page, change "Plans" to "Plans and pricing"',
    'On the pricing page change "Plans" to "Plans and pricing"',
    'Change "Plans" to "Plans and pricing" on the pricing page',
    'In src/pages/Pricing.tsx, change "Plans" to "Plans and pricing"',
    'change   "Plans"\tto  "Plans and pricing"',
  ])('%s', (sentence) => {
    expect(edit(sentence)).toEqual([['h1', 'Plans and pricing']])
  })

  test.each([
    'It says "Plans" instead of "Prices"',
    'The heading reads "Plans", not "Prices"',
    'Do not use "Prices" instead of "Plans"',
    'We should not say "Prices" rather than "Plans"',
  ])('%s is no wish whose direction is certain', (sentence) => {
    expect(edit(sentence)).toBe('not-understood')
  })

  test.each([
    ['Change "Plans" to "Put "Plans" behind it"', [['h1', 'Put "Plans" behind it']]],
    ['Change "Plans" to "Put "Plans" to "x"', 'not-understood'],
  ])('%s holds quotes in its text, which are never taken for its end', (sentence, expected) => {
    expect(edit(sentence)).toEqual(expected)
  })

  test.each([
    ['a whole text before one that only holds it', 'Change "Plans" to "Prices"', [['h1', 'Prices']]],
    [
      'other case and a missing full stop',
      'Change "you will recieve an e-mail" to "Mail comes"',
      [['p2', 'Mail comes.']],
    ],
    ['an apostrophe of another kind', 'Change "Don’t worry." to "Relax."', [['p3', 'Relax.']]],
    ['an apostrophe inside single quotes', "Change 'Don't worry.' to 'It's fine.'", [['p3', "It's fine."]]],
    ['a few words of a longer text', 'Change "recieve" to "receive"', [['p2', 'You will receive an e-mail.']]],
    ['the white space around a text', 'Change "Hello" to "Welcome"', [['hello', 'Welcome ']]],
    ['a page', 'On the home page, change "Sign up" to "Join"', [['cta1', 'Join']]],
    ['a component', 'In the header, change "Sign up" to "Join"', [['cta2', 'Join']]],
    ['a page of two words', 'On the sign-up page, change "Sign up" to "Join"', [['cta3', 'Join']]],
    ['a language', 'In German, change "Tamber" to "Tamber Kaffee"', [['de.brand', 'Tamber Kaffee']]],
    ['a language by its own name', 'In Deutsch, change "Tamber" to "Tamber Kaffee"', [['de.brand', 'Tamber Kaffee']]],
    [
      'the translation of a quoted text',
      'In German, change "Coffee you look forward to" to "Freude"',
      [['de.title', 'Freude']],
    ],
    ['a key in one language', 'In English, set home.title to "Coffee"', [['en.title', 'Coffee']]],
    [
      'everywhere',
      'Rename "Tamber" to "Timber" everywhere',
      [
        ['en.brand', 'Timber'],
        ['de.brand', 'Timber'],
        ['foot', 'Timber delivers on Tuesdays'],
      ],
    ],
    [
      'several wishes',
      'Change "Plans" to "Prices" and "Don\'t worry." to "Relax."',
      [
        ['h1', 'Prices'],
        ['p3', 'Relax.'],
      ],
    ],
  ])('with %s', (_what, sentence, expected) => {
    expect(edit(sentence)).toEqual(expected)
  })

  test('with every space of the new text as it was typed', () => {
    expect(edit('Change  "Plans"  to "Prix\u00A0: 10\u202F€  fixe"')).toEqual([['h1', 'Prix\u00A0: 10\u202F€  fixe']])
  })

  test('where the texts hold quote marks themselves', () => {
    const texts = [
      slot('price', '${t("price")} a month', { kind: 'template' }),
      slot('note', 'Press "Save" to go on', { path: 'src/pages/Editor.tsx' }),
    ]
    const wanted = (sentence: string) => {
      const proposed = proposeEdits(sentence, texts)
      return proposed.kind === 'edits' ? proposed.edits.map((each) => [each.slot, each.to]) : proposed.kind
    }

    expect(wanted('Change "${t("price")} a month" to "${t("price")} each month"')).toEqual([
      ['price', '${t("price")} each month'],
    ])
    expect(wanted('On the editor page, change "Press "Save" to go on" → "Press "Keep" to go on"')).toEqual([
      ['note', 'Press "Keep" to go on'],
    ])
    expect(wanted('Change "Press "Save" to "Press "Keep" to "x"" to "y"')).toBe('not-understood')
  })

  test('and said again in words', () => {
    expect(proposeEdits('Change "Plans" to "Prices"', shop).says).toBe(
      'Heading in PricingPage (src/pages/Pricing.tsx:1): "Plans" becomes "Prices".',
    )
    expect(proposeEdits('Rename "Tamber" to "Timber" everywhere', shop).says).toBe(
      'In 3 places: "Tamber" becomes "Timber".',
    )
  })
})

describe('a wish is never guessed', () => {
  const ids = (sentence: string) => {
    const proposed = proposeEdits(sentence, shop)
    return [proposed.kind, 'candidates' in proposed ? proposed.candidates.map((candidate) => candidate.id) : null]
  }

  test('when several places hold the text', () => {
    expect(ids('Change "Sign up" to "Join"')).toEqual(['ambiguous', ['cta1', 'cta2', 'cta3']])
    expect(proposeEdits('Change "Sign up" to "Join"', shop).says).toContain('3 places')
  })

  test('when two languages hold it', () => {
    expect(ids('Change "Tamber" to "Timber"')).toEqual(['ambiguous', ['en.brand', 'de.brand']])
    expect(ids('Set home.title to "Coffee"')).toEqual(['ambiguous', ['en.title', 'de.title']])
  })

  test('when the page that was named does not hold it', () => {
    expect(ids('On the pricing page, change "Sign up" to "Join"')).toEqual(['ambiguous', ['cta1', 'cta2', 'cta3']])
  })

  test('when nothing holds it: the nearest are listed', () => {
    const [kind, near] = ids('Change "Coffee you look forward" to "x"')

    expect(kind).toBe('edits')
    expect(near).toBeNull()
    expect(ids('Change "Coffees we look forward to" to "x"')).toEqual(['none', expect.arrayContaining(['en.title'])])
    expect(ids('Change "Nothing like it at all" to "x"')).toEqual(['none', []])
  })

  test('when elements split the sentence: its parts are listed', () => {
    expect(ids('Change "Hello {name}, welcome" to "Hi"')).toEqual(['none', ['hello']])
  })

  test('when two wishes meet in one place', () => {
    expect(ids('Change "Plans" to "A" and "Plans" to "B"')[0]).toBe('ambiguous')
  })

  test.each([
    '',
    'Make the pricing page nicer',
    'Change Plans to Prices',
    'Change "Plans"',
    'Change "Plans" to',
    '"Plans" "Prices"',
    'I like "Plans" and "Prices"',
    'Change "" to "x"',
    'Delete "Plans"',
  ])('when the sentence is %j', (sentence) => {
    const proposed = proposeEdits(sentence, shop)

    expect(proposed.kind).toBe('not-understood')
  })

  test('and the forms that are understood are told, and really are', () => {
    expect(proposeEdits('Do something', shop).says).toContain('Change "old text" to "new text"')
    for (const form of understoodForms) expect(proposeEdits(form, []).kind).toBe('none')
  })
})

describe('a place that was pointed at', () => {
  test.each([
    ['takes the sentence as its new text', 'Join us', 'Join us'],
    ['takes the quoted text of a bare wish', 'Change to "Join us"', 'Join us'],
    ['takes a whole wish', 'Change "Sign up" to "Join us"', 'Join us'],
    ['takes a wish for a part of it', 'Change "up" to "on"', 'Sign on'],
    ['takes a text with quotes as it is', 'Say "hello"', 'Say "hello"'],
  ])('%s', (_what, sentence, to) => {
    expect(edit(sentence, 'cta2')).toEqual([['cta2', to]])
  })

  test('is not changed by a wish for another text', () => {
    expect(edit('Change "Plans" to "Prices"', 'cta2')).toBe('none')
    expect(edit('x', 'gone')).toBe('none')
    expect(edit('Change "a" to "b" and "c" to "d"', 'cta2')).toBe('not-understood')
  })
})
