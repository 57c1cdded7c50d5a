import { expect, test } from 'vitest'
import { type JsonLeaf, readJson } from './read-json.ts'

/** Every row of up to so many signs. */
const rowsOf = (signs: readonly string[], most: number): string[] =>
  most === 0
    ? ['']
    : rowsOf(signs, most - 1).flatMap((row) =>
        row.length < most - 1 ? row : signs.map((sign) => row + sign).concat(row),
      )

/** What the platform reads; a comma behind the last value is left out for it. */
function platformReads(text: string): unknown {
  try {
    return JSON.parse(text.replace(/(?<=[s1\]}]),(?=[\]}])/g, '').replaceAll('s', '"s"'))
  } catch {
    return undefined
  }
}

function stringsIn(value: unknown, path: JsonLeaf['path'] = []): Pick<JsonLeaf, 'path' | 'value'>[] {
  if (typeof value === 'string') return [{ path, value }]
  if (Array.isArray(value)) return value.flatMap((each, index) => stringsIn(each, [...path, index]))
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, each]) => stringsIn(each, [...path, key]))
    : []
}

test('every short row of signs is read as the platform reads it', () => {
  const rows = new Set(rowsOf(['{', '}', '[', ']', ':', ',', 's', '1'], 5))
  for (const row of rows) {
    const read = readJson(row.replaceAll('s', '"s"'))
    const wanted = platformReads(row)
    if (read.kind === 'duplicate-key') expect(row.match(/s/g)?.length).toBeGreaterThan(1)
    else if (read.kind !== 'parsed') expect(wanted, row).toBeUndefined()
    else
      expect(
        read.leaves.map(({ path, value }) => ({ path, value })),
        row,
      ).toEqual(stringsIn(wanted))
  }
})
