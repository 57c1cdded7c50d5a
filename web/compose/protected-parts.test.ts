import { expect, test } from 'vitest'
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

test('a plural is one part, not the arguments inside it', () => {
  const plural = { kind: 'plural' as const, text: '{count, plural, one {# bag for {name}} other {# bags}}' }

  expect(segmentsOf(`Send ${plural.text} now`, [argument('{name}'), plural])).toHaveLength(3)
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
  expect(chipLabel({ kind: 'plural', text: '{count, plural, one {# bag} other {# bags}}' })).toBe('count: one / other')
})
