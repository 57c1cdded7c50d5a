import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteNames } from './byte-names.ts'

const encoder = new TextEncoder()

function numberOf(names: ByteNames, text: string): number {
  const bytes = encoder.encode(text)
  return names.number(bytes, 0, bytes.length)
}

/** The hash of a short name by FNV-1a, as {@link ByteNames} uses it. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of encoder.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash ^ (hash >>> 15)
}

test('each name has a number of its own, the same each time, from wherever it is read', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 })), (texts) => {
      const names = new ByteNames()
      const expected = [...new Set(texts)]
      for (const text of texts) {
        const bytes = encoder.encode(`<${text}>`)
        expect(names.number(bytes, 1, bytes.length - 1)).toBe(expected.indexOf(text))
      }
      expect(names.size).toBe(expected.length)
      for (const [at, text] of expected.entries()) expect(new TextDecoder().decode(names.bytesOf(at))).toBe(text)
    }),
  )
})

test('names that share a hash, as some of 300,000 do, are told apart', () => {
  const names = new ByteNames()
  const texts = Array.from({ length: 300_000 }, (_, at) => `n${at * 7919}`)
  for (const [at, text] of texts.entries()) expect(numberOf(names, text)).toBe(at)

  expect(new Set(texts.map(hashOf)).size).toBeLessThan(texts.length)
  for (const [at, text] of texts.entries()) expect(numberOf(names, text)).toBe(at)
})

test('names made to fall on the same place keep their numbers, also when the table has grown', () => {
  const names = new ByteNames()
  const same: string[] = []
  for (let at = 0; same.length < 100; at++) if ((hashOf(`c${at}`) & 1023) === 7) same.push(`c${at}`)
  for (const [at, text] of same.entries()) expect(numberOf(names, text)).toBe(at)

  for (let at = 0; at < 5000; at++) numberOf(names, `other ${at}`)
  for (const [at, text] of same.entries()) expect(numberOf(names, text)).toBe(at)
})
