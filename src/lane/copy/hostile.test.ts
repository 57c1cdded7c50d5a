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
