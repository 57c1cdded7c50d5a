import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { allIntents } from './all-intents.ts'
import { readSentence, wishesOf } from './sentence.ts'

const guide = readFileSync(new URL('../../../docs/guide/intents.md', import.meta.url), 'utf8')
const forms = allIntents.flatMap((intents) =>
  intents.forms.map((form) => ({ form, intents, name: intents.contracts[0] })),
)

describe('an example that people are shown', () => {
  test.each(forms)('is understood by $name: $form', ({ form, intents }) => {
    expect(intents.read(readSentence(form), false)).toMatchObject({ kind: 'wish' })
  })

  test.each(forms)('belongs to nobody else who is sure of it: $form', ({ form, intents }) => {
    const others = allIntents.filter((each) => each !== intents && each.isSure)

    expect(
      others.filter((each) => each.read(readSentence(form), false) !== null).map(({ contracts }) => contracts),
    ).toEqual([])
  })

  test.each(forms)('stands in the guide: $form', ({ form }) => {
    expect(guide).toContain(`\`${form}\``)
  })
})

test('every form of the guide is understood', () => {
  const told = [...guide.matchAll(/^\| `(.+?)` \|/gm)].map((match) => match[1] ?? '')
  const strange = told.filter(
    (form) => !allIntents.some((each) => each.read(readSentence(form), false)?.kind === 'wish'),
  )

  expect(told.length).toBeGreaterThan(20)
  expect(strange).toEqual([])
})

describe('a sentence', () => {
  test.each([
    ['Please change “A” to ‘B’.', 'change \uE000 to \uE001', null],
    ['Could you, please, turn off x?', 'turn off x', null],
    ['On the home page, track "A" as b', 'track \uE000 as b', 'the home page'],
    ['\uE000 is no "quote"', 'is no \uE000', null],
    ['a '.repeat(600), '', null],
  ])('keeps only its words: %j', (written, words, place) => {
    expect(readSentence(written)).toMatchObject({ words, place })
  })

  test('gives quoted words back, and only those', () => {
    const { textOf } = readSentence('Change "A \\"b\\"" to "c"')

    expect([textOf('\uE000'), textOf('x \uE001'), textOf('\uE005')]).toEqual(['A "b"', 'x c', ''])
  })

  test('with several wishes is one sentence for each', () => {
    const wishes = wishesOf(readSentence('Change "A and set x to 3" to "B", and then turn off c and d'))

    expect(wishes.map(({ written }) => written)).toEqual(['Change "A and set x to 3" to "B"', 'turn off c and d'])
  })
})
