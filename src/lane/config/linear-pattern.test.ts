import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linearPattern } from './linear-pattern.ts'

const parts = fc.constantFrom(
  'a',
  'b',
  '.',
  '\\d',
  '[a-c]',
  '[^b]',
  '^',
  '$',
  '\\b',
  '(?:a|b)',
  '(a)',
  '\\.',
  '\\u0061',
)
const signs = fc.constantFrom('', '*', '+', '?', '{2}', '{1,}', '{0,2}', '*?', '+?')
const patterns = fc
  .array(fc.tuple(parts, signs), { minLength: 1, maxLength: 5 })
  .map((all) => all.map(([part, sign]) => part + (/^(?:\^|\$|\\b)$/.test(part) ? '' : sign)).join(''))
const nests = fc
  .tuple(patterns, fc.constantFrom('|', ''), patterns, signs)
  .map(([left, joint, right, sign]) => `(?:${left}${joint}${right})${sign}`)
const subjects = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '.', '1', ' ', 'é', '😀'), maxLength: 8 })

describe('a linear pattern', () => {
  test('matches what the regular expression matches', () => {
    fc.assert(
      fc.property(fc.oneof(patterns, nests), subjects, (source, subject) => {
        expect(linearPattern(source)?.test(subject)).toBe(new RegExp(source, 'u').test(subject))
      }),
      { numRuns: 3_000, seed: 5 },
    )
  })

  test.each(['(?=a)', '(?<!a)b', '(a)\\1', '(?<n>a)\\k<n>', '(', '[b-a]', '*', '((a{1000}){1000}){1000}'])(
    '%s is none',
    (source) => {
      expect(linearPattern(source)).toBeNull()
    },
  )

  test.each([
    ['^(a+)+$', 'a'],
    ['^(a|a)*$', 'a'],
    ['^(.*,){10}x$', ','],
    ['(\\w*)*!', 'a'],
  ])('%s ends soon on a long text', (source, part) => {
    expect(linearPattern(source)?.test(`${part.repeat(5_000)}?`)).toBe(false)
  })
})
