import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Piece, respell } from './pieces.ts'

/** Words and the white space between them; a digit or a `+` behind them tells how they are spelt and counts to nobody's reading. */
const piecesOf = (spelt: string): Piece[] =>
  spelt
    .split(/(?<=[ \n])(?=\S)|(?<=\S)(?=[ \n])/)
    .map((raw) => ({ raw, value: raw.replace(/\d|\+/g, '').replace('\n', ' ') }))

const respelled = (from: string, to: string) => respell(piecesOf(from), piecesOf(to))

/** How many words two texts have in common in their order, by the definition. */
function mostInCommon(a: readonly string[], b: readonly string[]): number {
  const [first, ...rest] = a
  if (first === undefined) return 0
  const at = b.indexOf(first)
  return Math.max(mostInCommon(rest, b), at === -1 ? 0 : 1 + mostInCommon(rest, b.slice(at + 1)))
}

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 })

test('as many words as the texts have in common keep their spelling, each once and in order', () => {
  fc.assert(
    fc.property(words, words, (from, to) => {
      const before = from.map((word, index) => `${word}${index}`).join(' ')

      const spelt = respelled(before, to.map((word) => `${word}+`).join(' '))

      const kept = spelt.split(' ').filter((word) => /\d/.test(word))
      expect(kept).toHaveLength(mostInCommon(from, to))
      expect(kept.map((word) => Number(word.slice(1)))).toEqual(
        kept.map((word) => Number(word.slice(1))).toSorted((a, b) => a - b),
      )
      expect(new Set(kept).size).toBe(kept.length)
      expect(spelt.replace(/\d|\+/g, '')).toBe(to.join(' '))
    }),
    { numRuns: 1_000 },
  )
})

describe('white space keeps its spelling beside words that stay', () => {
  test.each([
    ['a word in the middle is another', 'a1\nb\nc3', 'a x c', 'a1\nx\nc3'],
    ['a word comes beside a break', 'a1\nb2', 'a x b', 'a1\nx b2'],
    ['a word comes at the end', 'a1\nb2', 'a b x', 'a1\nb2 x'],
    ['a word comes at the beginning', 'a1\nb2', 'x a b', 'x a1\nb2'],
    ['a word behind a break goes', 'a1\nb2 c3', 'a c', 'a1 c3'],
    ['the last word is another', 'a1\nb2', 'a x', 'a1\nx'],
    ['the first word is another', 'a1\nb2', 'x b', 'x\nb2'],
    ['white space at the edges stays', '\na1 b2\n', ' a x ', '\na1 x '],
    ['one of two words that read the same goes', 'a1\na2 b3', 'a b', 'a1 b3'],
    ['white space at the edges goes', '\na1\n', 'a', 'a1'],
    ['white space of another kind is written as it comes', 'a1\nb2', 'a  b', 'a1  b2'],
  ])('%s', (_, from, to, spelt) => {
    expect(respelled(from, to)).toBe(spelt)
  })
})

test('of a text too long to be compared, the words at its ends keep their spelling, and others that count as many', () => {
  const long = (word: string) => Array.from({ length: 600 }, (_, index) => `${word}${index % 10}`).join(' ')

  const spelt = respelled(`a1 ${long('b')} c1 ${long('d')} e1`, `a ${'x '.repeat(601)}c ${'y '.repeat(600)}e`)

  expect(spelt.split(' ').filter((word) => /\d/.test(word))).toEqual(['a1', 'e1'])
})
