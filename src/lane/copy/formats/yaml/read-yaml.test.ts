import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readCases } from '../../../case-suite.ts'
import { valueOf } from '../../../source/pieces.ts'
import { readYaml } from './read-yaml.ts'
import { yamlPieces } from './yaml-pieces.ts'

const words = fc.string({
  unit: fc.constantFrom('a', 'Wort', ' ', '  ', '\n', '\n\n', "'", '"', '\\', ':', ' #', '- ', 'ö', '%{n}', '\t'),
  minLength: 1,
  maxLength: 12,
})
const indented = (text: string) => text.replace(/\n(?!\n|$)/g, '\n    ')
const quoted = (text: string) => JSON.stringify(text)
/** The same words in every form; not all of them are YAML, and not all give the words back. */
const forms: readonly ((text: string) => string)[] = [
  (text) => indented(text.trim()),
  (text) => quoted(text),
  (text) => `"${indented(text.replace(/["\\]/g, '\\$&'))}"`,
  (text) => `'${indented(text.replaceAll("'", "''"))}'`,
  (text) => `|\n    ${indented(text)}`,
  (text) => `>-\n    ${indented(text)}`,
  (text) => `|+\n    ${indented(text)}\n\n`,
]

test('a text is what the library reads, and its pieces are its bytes', () => {
  let texts = 0
  fc.assert(
    fc.property(words, fc.constantFrom(...forms), (text, form) => {
      const file = `en:\n  before: Some text\n  key: ${form(text)}\n  after: More text\n`
      const read = readYaml(file)
      if (read.kind !== 'read') return
      const values = parse(file, { schema: 'failsafe', uniqueKeys: false }) as { en: Record<string, string> }

      for (const entry of read.entries) {
        const inner = file.slice(entry.inner.start, entry.inner.end)
        const pieces = yamlPieces(inner, entry)
        expect(String(values.en[entry.key]).replace(/\s+$/, '')).toBe(entry.value.replace(/\s+$/, ''))
        if (entry.isFixed || valueOf(pieces) !== entry.value) continue
        expect(pieces.map(({ raw }) => raw).join('')).toBe(inner)
        if (entry.key === 'key') texts++
      }
    }),
    { numRuns: 3_000, seed: 14 },
  )
  expect(texts).toBeGreaterThan(1_000)
})

test('every text of the cases has pieces that give its value', () => {
  const files = readCases(join(import.meta.dirname, '../../cases'), 'copy')
    .filter(({ name, verdict }) => name.startsWith('yaml-') && verdict === 'allowed')
    .flatMap(({ patch }) => patch.flatMap(({ before }) => (before ? [new TextDecoder().decode(before)] : [])))
  const lost = files.flatMap((text) => {
    const read = readYaml(text)
    const entries = read.kind === 'read' ? read.entries.filter(({ isFixed }) => !isFixed) : []
    return entries.filter(
      (entry) => valueOf(yamlPieces(text.slice(entry.inner.start, entry.inner.end), entry)) !== entry.value,
    )
  })

  expect(files.length).toBeGreaterThan(5)
  expect(lost).toEqual([])
})
