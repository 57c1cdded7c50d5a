import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RecordStream } from './record-stream.ts'
import { SourceFindings } from './source-quality.ts'

function streamed(text: string, size: number) {
  const findings = new SourceFindings()
  const stream = new RecordStream(findings)
  const records: unknown[] = []
  for (let at = 0; at < text.length; at += size) records.push(...stream.push(text.slice(at, at + size)))
  records.push(...stream.finish())
  return { records, findings: findings.list(), raw: findings.raw }
}

describe('records taken out of JSON as it comes', () => {
  const values = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1, maxLength: 12 })

  test.each([
    ['a line each', (list: readonly unknown[]) => list.map((each) => `${JSON.stringify(each)}\n`).join('')],
    ['one list', (list: readonly unknown[]) => JSON.stringify(list)],
    ['one list, written to be read', (list: readonly unknown[]) => JSON.stringify(list, null, 2)],
    ['a list after the other', (list: readonly unknown[]) => list.map((each) => JSON.stringify([each])).join('')],
  ])('are the same whatever pieces the text comes in: %s', (_, write) => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 50 }), (list, size) => {
        // A record that is itself a page would be opened.
        const plain = list.map((record) => ({ of: record }))
        const { records, findings, raw } = streamed(write(plain), size)
        expect(records).toEqual(JSON.parse(JSON.stringify(plain)))
        expect(findings).toEqual([])
        expect(raw).toBe(plain.length)
      }),
    )
  })

  test('a broken line costs itself, and is counted with its place', () => {
    const { records, findings, raw } = streamed('{"a":1}\n{"a":\n{"a":3}\n', 5)
    expect(records).toEqual([{ a: 1 }, { a: 3 }])
    expect(findings).toMatchObject([{ reason: 'not-json', count: 1, examples: [{ where: 'line 2', text: '{"a":' }] }])
    expect(raw).toBe(3)
  })

  test('a list that ends in the middle gives what is whole, and counts the rest', () => {
    const { records, findings } = streamed('[{"a":1},{"a":2},{"a"', 7)
    expect(records).toEqual([{ a: 1 }, { a: 2 }])
    expect(findings).toMatchObject([{ reason: 'not-json', count: 1, examples: [{ where: 'the end' }] }])
  })

  test('a page is opened', () => {
    expect(streamed('{"issues":[{"id":1},{"id":2}],"total":2}', 9).records).toEqual([{ id: 1 }, { id: 2 }])
  })
})
