import { expect, test } from 'vitest'
import { wordDifference } from './word-difference.ts'

const joined = (pieces: readonly { text: string }[]) => pieces.map((piece) => piece.text).join('')

test('words that came are marked in the new sentence only', () => {
  const difference = wordDifference('Plans', 'Plans and pricing')

  expect(difference.before).toEqual([{ text: 'Plans', kind: 'same' }])
  expect(difference.after).toEqual([
    { text: 'Plans', kind: 'same' },
    { text: ' ', kind: 'same' },
    { text: 'and pricing', kind: 'in' },
  ])
})

test('a changed word is marked on both sides', () => {
  const difference = wordDifference('Good coffee, before you run out', 'Fresh coffee, before you run out')

  expect(difference.before[0]).toEqual({ text: 'Good', kind: 'out' })
  expect(difference.after[0]).toEqual({ text: 'Fresh', kind: 'in' })
})

test('a changed phrase is one mark, with its spaces', () => {
  const { after } = wordDifference('Start free trial', 'Try your first bag free')

  expect(after.filter((piece) => piece.kind === 'in').map((piece) => piece.text.trim())).toContain('Try your first bag')
})

test('white space alone is marked when it is all that changed', () => {
  expect(wordDifference('a b', 'a  b').after.some((piece) => piece.kind === 'in')).toBe(true)
})

test('the pieces always join to the sentences', () => {
  for (const [a, b] of [
    ['', 'new'],
    ['old', ''],
    ['Hello {name}, hi', '{name}, hello'],
    ['a  b', 'a b'],
    ['日本語の文', '日本の文'],
  ] as const) {
    const difference = wordDifference(a, b)
    expect(joined(difference.before)).toBe(a)
    expect(joined(difference.after)).toBe(b)
  }
})

test('a very long pair is not compared word by word', () => {
  const long = Array.from({ length: 900 }, (_, i) => `w${i}`).join(' ')

  expect(wordDifference(long, `${long} x`).after).toEqual([{ text: `${long} x`, kind: 'in' }])
})
