import { parseLines } from 'dot-properties'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readProperties } from './read-properties.ts'

const otherReading = (text: string) => parseLines(text).filter((line) => Array.isArray(line))

const ownReading = (text: string) => {
  const read = readProperties(text)
  return read.kind === 'read' ? read.entries.map(({ key, value }) => [key, value]) : null
}

const units = [
  'a',
  'b',
  ' ',
  '=',
  ':',
  '#',
  '!',
  '\\',
  '\\\\',
  '\\n',
  '\\u00e9',
  'ö',
  '\t',
  '\n',
  '\\\n  ',
  '{0}',
  "''",
]

test('files read as dot-properties reads them', () => {
  let read = 0
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...units), maxLength: 40 }), (text) => {
      const own = ownReading(text)
      // A backslash at the end of the file, and `\u` without digits, are no escapes here.
      if (own === null) return
      read++

      expect(own).toEqual(otherReading(text))
    }),
    { numRuns: 5_000, seed: 13 },
  )
  expect(read).toBeGreaterThan(3_000)
})

test('windows line ends end a line, and are joined by a backslash', () => {
  expect(ownReading('a = 1\r\nb = one \\\r\n   two\r\nc\\\r\n  d = 3\r\n')).toEqual([
    ['a', '1'],
    ['b', 'one two'],
    ['cd', '3'],
  ])
})
