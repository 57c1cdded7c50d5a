import { describe, expect, test } from 'vitest'
import { defaultFacts } from '../default-facts.ts'
import { judge } from '../judge.ts'
import { slots } from '../slots.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const verdictOf = (path: string, before: string, after: string) =>
  judge(
    [{ path, before: bytes(before), after: bytes(after), modeBefore: '100644', modeAfter: '100644' }],
    'copy',
    defaultFacts,
  ).kind

const deep = 100_000
/** Ways to nest without end; the native parser would end the process on most of them. */
const nested: Readonly<Record<string, string>> = {
  parentheses: `${'('.repeat(deep)}1${')'.repeat(deep)}`,
  'parentheses hidden from a counter by comments': `${'(/*)*/'.repeat(deep)}1${')'.repeat(deep)}`,
  arrays: `${'['.repeat(deep)}${']'.repeat(deep)}`,
  elements: `${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}`,
  arrows: `${'a=>'.repeat(deep)}1`,
  choices: `${'a?b:'.repeat(deep)}1`,
  sums: `1${'+1'.repeat(deep)}`,
  negations: `${'!'.repeat(deep)}1`,
  members: `a${'.b'.repeat(deep)}`,
  calls: `a${'()'.repeat(deep)}`,
  templates: `${'`${'.repeat(deep)}1${'}`'.repeat(deep)}`,
  assignments: `${'a='.repeat(deep)}1`,
  keywords: `${'typeof '.repeat(deep)}1`,
  types: `x as ${'A<'.repeat(deep)}B${'>'.repeat(deep)}`,
}

describe('hostile input is never admitted and never ends the process', () => {
  test.each(Object.keys(nested))('%s nested 100,000 deep after the change', (name) => {
    expect(
      verdictOf(
        'src/a.tsx',
        'export const a = <p>Plans</p>\n',
        `export const a = <p>Pricing</p>\nx = ${nested[name]}\n`,
      ),
    ).not.toBe('allowed')
  })

  test.each(['parentheses', 'arrays', 'elements', 'arrows', 'choices', 'sums', 'members', 'calls', 'templates'])(
    '%s nested 100,000 deep on both sides',
    (name) => {
      const rest = `\nx = ${nested[name]}\n`

      expect(
        verdictOf('src/a.tsx', `export const a = <p>Plans</p>${rest}`, `export const a = <p>Pricing</p>${rest}`),
      ).not.toBe('allowed')
      expect(
        slots({ path: 'src/a.tsx', bytes: bytes(`export const a = <p>Plans</p>${rest}`) }, 'copy', defaultFacts),
      ).toEqual([])
    },
  )

  test('a locale file nested without end is not judged', () => {
    const file = (text: string) => `${'{"a":'.repeat(deep)}"${text}"${'}'.repeat(deep)}`

    expect(verdictOf('locales/en.json', file('Plans'), file('Pricing'))).toBe('unjudged')
  })

  test('a message nested without end is not admitted', () => {
    const message = (word: string) =>
      JSON.stringify({ a: `${'{n, plural, other {'.repeat(900)}${word}${'}}'.repeat(900)}` })

    expect(verdictOf('locales/en.json', message('Plans'), message('Pricing'))).not.toBe('allowed')
  })

  test.each([
    ['letters', 'a'.repeat(900_000)],
    ['letters beyond ASCII', 'ж'.repeat(900_000)],
    ['dots', 'a.'.repeat(450_000)],
    ['digits', '1 '.repeat(450_000)],
    ['tags', '<b '.repeat(300_000)],
    ['braces', '{a'.repeat(450_000)],
    ['marks', 'e\u0301'.repeat(300_000)],
  ])('a text of nearly a megabyte of %s is not admitted', (_, long) => {
    expect(verdictOf('locales/en.json', JSON.stringify({ a: long }), JSON.stringify({ a: `${long} x` }))).not.toBe(
      'allowed',
    )
    expect(
      verdictOf(
        'src/a.ts',
        `export const a = { title: ${JSON.stringify(long)} }\n`,
        `export const a = { title: ${JSON.stringify(`${long} x`)} }\n`,
      ),
    ).not.toBe('allowed')
  })
})

const sum = (terms: number) => ' + a'.repeat(terms)
/** What nests more deeply with each step, the file in which it does, and the last depth that is judged. */
const bounded: readonly (readonly [string, string, number, (depth: number) => string])[] = [
  ['a sum that is shown', 'src/a.tsx', 1493, (depth) => `export const a = () => <p>{'Plans'${sum(depth)}}</p>\n`],
  [
    'a sum that is shown beside another text',
    'src/a.tsx',
    1493,
    (depth) => `export const a = () => <p title="Plans">{'Plans'${sum(depth)}}</p>\n`,
  ],
  ['a sum around a text', 'src/a.tsx', 1495, (depth) => `export const a = <p>Plans</p>${sum(depth)}\n`],
  [
    'a sum around two texts',
    'src/a.tsx',
    1493,
    (depth) => `export const a = <p title="Plans">Plans</p>${sum(depth)}\n`,
  ],
  [
    'choices of a page',
    'src/a.vue',
    1498,
    (depth) => `<template><p>{{ ${'a || '.repeat(depth)}'Plans' }}</p></template>`,
  ],
  ['terms of a page', 'src/a.vue', 100, (depth) => `<template><p>{{ 'Plans'${sum(depth)} }}</p></template>`],
  ['elements of HTML', 'a.html', 398, (depth) => `${'<b>'.repeat(depth)}Plans${'</b>'.repeat(depth)}`],
  [
    'elements of Vue',
    'a.vue',
    399,
    (depth) => `<template>${'<b>'.repeat(depth)}Plans${'</b>'.repeat(depth)}</template>`,
  ],
  ['elements of Svelte', 'a.svelte', 400, (depth) => `${'<b>'.repeat(depth)}Plans${'</b>'.repeat(depth)}\n`],
  ['blocks of Svelte', 'a.svelte', 400, (depth) => `${'{#if a}'.repeat(depth)}Plans${'{/if}'.repeat(depth)}\n`],
  ['objects of a locale file', 'locales/en.json', 64, (depth) => `${'{"a":'.repeat(depth)}"Plans"${'}'.repeat(depth)}`],
  ['lists of YAML', 'config/locales/en.yml', 98, (depth) => `a: ${'['.repeat(depth)}Plans${']'.repeat(depth)}\n`],
  [
    'objects of a message module',
    'src/i18n/en.ts',
    61,
    (depth) => `export default ${'{ a: '.repeat(depth)}'Plans'${' }'.repeat(depth)}\n`,
  ],
  [
    'branches of a message',
    'locales/en.json',
    12,
    (depth) => JSON.stringify({ a: `${'{n, plural, other {'.repeat(depth)}Plans${'}}'.repeat(depth)}` }),
  ],
  [
    'names of a function',
    'src/a.tsx',
    7,
    (depth) => `export const a = t${'.a'.repeat(depth)}.t('b', 'Plans for all')\n`,
  ],
]

describe('what nests is judged down to a depth, and no further', () => {
  test.each(bounded)('%s', (_, path, deepest, nest) => {
    const kindAt = (depth: number) => verdictOf(path, nest(depth), nest(depth).replaceAll('Plans', 'All plans'))

    expect(kindAt(1)).toBe('allowed')
    // Where the stack ends before the bound of a walk depends on who runs it.
    expect(kindAt(Math.min(deepest, 1_000))).toBe('allowed')
    expect(kindAt(deepest + 1)).not.toBe('allowed')
  })

  test('a message whose tags stand too deeply in each other is not parsed', () => {
    const message = (words: string, tags: number) =>
      JSON.stringify({ a: `${'<b>'.repeat(tags)}{n, plural, one {a} other {${words}}}${'</b>'.repeat(tags)}` })
    const kindAt = (tags: number) => verdictOf('locales/en.json', message('Plans', tags), message('All plans', tags))

    expect([22, 23, 2_000].map(kindAt)).toEqual(['allowed', 'refused', 'refused'])
  })
})

test.each(['\\', '\\;', '\\a', '\\u0061'])('%j by the ten thousand ends no process', (sign) => {
  const page = 'export const Page = () => <p>Our plans</p>\n'
  const escapes = `const signs = [${'"\\u00e9\\n", '.repeat(10_000)}]\n`

  expect(verdictOf('src/Page.tsx', page, page + sign.repeat(60_000))).not.toBe('allowed')
  expect(verdictOf('src/Page.tsx', page + sign.repeat(60_000), page)).not.toBe('allowed')
  expect(verdictOf('src/Page.tsx', escapes + page, escapes + page.replace('Our', 'All'))).toBe('allowed')
})
