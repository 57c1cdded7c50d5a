import { describe, expect, test } from 'vitest'
import { chipLabel, lostParts, segmentsOf } from './protected-parts.ts'

const argument = (text: string) => ({ kind: 'argument' as const, text })

test('a text is cut at its placeholders and joins to itself', () => {
  const segments = segmentsOf('Your {plan} box, {name}.', [argument('{name}'), argument('{plan}')])

  expect(segments.map((one) => (one.kind === 'part' ? one.part.text : one.text))).toEqual([
    'Your ',
    '{plan}',
    ' box, ',
    '{name}',
    '.',
  ])
})

describe('a plural', () => {
  const value = '{count, plural, =0 {No bags} one {# bag for {name}} other {# bags}}'
  const plural = { kind: 'plural' as const, text: value }
  const shown = (text: string) =>
    segmentsOf(text, [plural]).map((one) => (one.kind === 'part' ? `[${chipLabel(one.part)}]` : one.text))

  test('its frame stays and the words of its branches can be written', () => {
    expect(shown(value)).toEqual([
      '[count =0:]',
      'No bags',
      '[one:]',
      '[number]',
      ' bag for ',
      '[name]',
      '[other:]',
      '[number]',
      ' bags',
      '[end]',
    ])
  })

  test('new words in a branch lose nothing', () => {
    expect(lostParts(value, value.replace('bags}', 'parcels}').replace('No bags', 'Nothing'), [plural])).toEqual([])
  })

  test('a branch that is taken out is lost', () => {
    expect(lostParts(value, value.replace('} other {', ''), [plural]).map(chipLabel)).toContain('other:')
  })

  test('words around it are left alone', () => {
    expect(
      segmentsOf(`Send ${value} now`, [plural])
        .map((one) => (one.kind === 'part' ? one.part.text : one.text))
        .join(''),
    ).toBe(`Send ${value} now`)
  })

  test('one inside another is taken apart too', () => {
    const nested = '{a, select, x {{n, plural, one {# day} other {# days}}} other {never}}'

    const segments = segmentsOf(nested, [{ kind: 'plural', text: nested }])

    expect(segments.filter((one) => one.kind === 'words').map((one) => one.kind === 'words' && one.text)).toEqual([
      ' day',
      ' days',
      'never',
    ])
  })
})

test('a placeholder that was deleted is lost, one that only moved is not', () => {
  const parts = [argument('{plan}'), argument('{name}')]

  expect(lostParts('{plan} for {name}', '{name}: {plan}', parts)).toEqual([])
  expect(lostParts('{plan} for {name}', 'for {name}', parts)).toEqual([argument('{plan}')])
})

test('a placeholder that stands twice must stay twice', () => {
  expect(lostParts('{n} of {n}', 'all of {n}', [argument('{n}')])).toEqual([argument('{n}')])
})

test('a chip shows the name, not the brackets', () => {
  expect(chipLabel(argument('{name}'))).toBe('name')
  expect(chipLabel(argument('{{ user }}'))).toBe('user')
})
