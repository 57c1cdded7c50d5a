import { join } from 'node:path'
import { parse as parseProperties } from 'dot-properties'
import fc from 'fast-check'
import { po } from 'gettext-parser'
import { describe, expect, test } from 'vitest'
import { Lexer, parse as parseYaml } from 'yaml'
import { applyEdits } from '../apply-edits.ts'
import { readWholeCases } from '../case-suite.ts'
import { defaultFacts } from '../default-facts.ts'
import { judge } from '../judge.ts'
import type { SourceFile } from '../lane.ts'
import { slots } from '../slots.ts'
import { formatOf, readPlaces } from './formats.ts'
import type { Place } from './place.ts'

const catalogues = ['yaml', 'po', 'arb', 'properties', 'strings']
const bytes = (text: string) => new TextEncoder().encode(text)
const textOf = (file: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(file)
const judged = (path: string, before: Uint8Array, after: Uint8Array) =>
  judge([{ path, before, after, modeBefore: '100644', modeAfter: '100644' }], 'copy', defaultFacts)

const folders = ['cases', ...catalogues.map((name) => `formats/${name}/own-cases`)]
const files: readonly SourceFile[] = [
  ...new Map(
    folders
      .flatMap((folder) => readWholeCases(join(import.meta.dirname, folder), 'copy'))
      .filter(({ verdict }) => verdict === 'allowed')
      .flatMap(({ patch }) => patch)
      .filter(({ path }) => catalogues.includes(formatOf(path)?.name ?? ''))
      .flatMap(({ path, before }) => (before ? [[textOf(before), { path, bytes: before }] as const] : [])),
  ).values(),
]

/** Every value of a file with its key, told by a reader that the judge does not use. */
function otherReading({ path }: SourceFile, text: string): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (value: unknown, at: string): void => {
    if (typeof value === 'object' && value !== null)
      for (const [key, below] of Object.entries(value)) walk(below, `${at}/${key}`)
    else found.set(`${at} ${typeof value}`, String(value))
  }
  const name = formatOf(path)?.name
  if (name === 'yaml') walk(parseYaml(text, { version: '1.1', uniqueKeys: false, merge: true }), '')
  if (name === 'arb') walk(JSON.parse(text), '')
  if (name === 'po') walk(po.parse(text).translations, '')
  if (name === 'properties') walk(parseProperties(text), '')
  if (name === 'strings')
    for (const [, key, value] of text.matchAll(/^("(?:[^"\\]|\\.)*"|\w+)\s*=\s*("(?:[^"\\]|\\.)*"|\w+)\s*;/gms))
      found.set(key ?? '', value ?? '')
  return found
}

const wording = fc.constantFrom(
  (old: string) => `Neu: ${old}`,
  (old: string) => `${old} “ja” — 你好`,
  (old: string) => `${old} #1 / neu`,
  (old: string) => old.replace(/(^|\s)(\p{L}+)(\s|$)/u, '$1etwas anderes$3'),
  (old: string) => `${old}, "Zitat" \\ & mehr:`,
  (old: string) => `- ${old}`,
  (old: string) => `${old} no`,
  (old: string) => old.replace(/(\p{L})(\s+)(\p{L})/u, '$1$2und $3'),
)

describe('every text of a catalogue', () => {
  const all = files.flatMap((file) => slots(file, 'copy', defaultFacts).map((slot) => ({ file, slot })))

  test('can be edited: the judge admits exactly that edit, and other readers see it alone', () => {
    const tried = new Set<string>()
    fc.assert(
      fc.property(fc.nat(), wording, (pick, write) => {
        const { file, slot } = all[pick % all.length] as (typeof all)[number]
        // gettext wants the line ends at the edge of a text to stay.
        const to = write(slot.value.trimEnd()) + slot.value.slice(slot.value.trimEnd().length)
        // A message with branches keeps its frame, so its new words go around it.
        if (to === slot.value || (/\{[^{}]*,/.test(slot.value) && !to.includes(slot.value))) return
        const applied = applyEdits(
          file,
          [{ slot: slot.id, path: file.path, from: slot.value, to }],
          'copy',
          defaultFacts,
        )
        if (applied.kind === 'failed')
          throw new Error(`${file.path} "${slot.value}" → "${to}": ${applied.findings.map(({ says }) => says)}`)
        const verdict = judged(file.path, file.bytes, applied.bytes)
        tried.add(`${file.path} ${slot.id}`)

        expect(verdict.kind === 'allowed' ? verdict.edits.map(({ after }) => after) : verdict.findings).toEqual([to])
        const before = otherReading(file, textOf(file.bytes))
        const after = otherReading(file, textOf(applied.bytes))
        expect([...after.keys()]).toEqual([...before.keys()])
        expect([...after].filter(([key, value]) => before.get(key) !== value).length).toBe(1)
      }),
      { numRuns: 1_200, seed: 21 },
    )
    expect(tried.size).toBeGreaterThan(60)
  })

  test('that stands on one line changes on one line', () => {
    const more = all.filter(({ file, slot }) => {
      const text = textOf(file.bytes)
      const place = readPlaces(file.path, text, defaultFacts)?.find(({ start }) => start === slot.span.start)
      if (!place || /[\r\n]/.test(text.slice(place.start, place.end))) return false
      const edit = { slot: slot.id, path: file.path, from: slot.value, to: `Neu: ${slot.value}` }
      const applied = applyEdits(file, [edit], 'copy', defaultFacts)
      const [before, after] = [text, applied.kind === 'applied' ? textOf(applied.bytes) : ''].map((each) =>
        each.split('\n'),
      )
      return before?.length !== after?.length || before?.filter((line, index) => line !== after?.[index]).length !== 1
    })

    expect(more.map(({ slot }) => slot.value)).toEqual([])
  })
})

/** Bytes that mean something in one of the formats. */
const crumbs = [
  ...'{}[]:,"\'#&*!|>%@`-?~=<\\/;() \t\n\r0123456789.eaxNö',
  'no',
  ' neu ',
  'Wort',
  '.',
  '1e3',
  '12:30',
  '2026-01-01',
  ': ',
  ' #',
  '- ',
  "''",
  '""',
  '\\"',
  '\\\n',
  '\n  ',
  '\n\n',
  '";\n"x" = "',
  '"\nmsgid "x"\nmsgstr "',
  '\\u00e9',
  '\\u12',
  '&a ',
  '*a',
  '<<: ',
  '!!str ',
  '---\n',
  '%d',
  '{0}',
  '\u0085',
  '\u2028',
  '\u202e',
  '\ufeff',
]
const mutation = fc.record({
  at: fc.nat(9_999),
  removed: fc.nat(2),
  crumb: fc.constantFrom(...crumbs),
})

test('whatever is admitted, other readers see as other words under the same keys', () => {
  const comments = (text: string) => [...new Lexer().lex(text)].filter((lexeme) => lexeme.startsWith('#')).join()
  let admitted = 0
  fc.assert(
    fc.property(fc.nat(), fc.array(mutation, { minLength: 1, maxLength: 2 }), (pick, mutations) => {
      const file = files[pick % files.length] as SourceFile
      const text = textOf(file.bytes)
      const places = readPlaces(file.path, text, defaultFacts) ?? []
      const place = places[pick % places.length] as Place
      // Most of them inside a text or at its edges: elsewhere hardly any is admitted.
      const next = mutations.reduce((out, { at, removed, crumb }) => {
        const start = place.start - 2 + Math.floor((at * (place.end - place.start + 4)) / 10_000)
        return out.slice(0, start) + crumb + out.slice(start + removed)
      }, text)
      if (judged(file.path, file.bytes, bytes(next)).kind !== 'allowed') return
      admitted++
      const before = otherReading(file, text)
      const after = otherReading(file, next)

      expect([...after.keys()], next).toEqual([...before.keys()])
      for (const [key, value] of after) {
        const old = before.get(key) ?? ''
        if (value !== old) expect([/\p{L}/u.test(old), /\p{L}/u.test(value)], next).toEqual([true, true])
      }
      if (formatOf(file.path)?.name === 'yaml') expect(comments(next)).toBe(comments(text))
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 3_000), seed: 22 },
  )
  expect(admitted).toBeGreaterThan(300)
})

const many = 100_000
/** Files that are made to be slow, deep or large. */
const hostile: Readonly<Record<string, readonly [path: string, text: string]>> = {
  'brackets in YAML': ['locales/en.yml', `a: ${'['.repeat(many)}${']'.repeat(many)}\nb: Plans\n`],
  'dashes in YAML': ['locales/en.yml', `a:\n  ${'- '.repeat(many)}x\nb: Plans\n`],
  'question marks in YAML': ['locales/en.yml', `${'? '.repeat(many)}x\n`],
  'anchors in YAML': [
    'locales/en.yml',
    `${Array.from({ length: many }, (_, index) => `k${index}: &a${index} v`).join('\n')}\nb: Plans\n`,
  ],
  'aliases of aliases in YAML': [
    'locales/en.yml',
    `a0: &a0 x\n${Array.from({ length: 40 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`).join('\n')}\nb: Plans\n`,
  ],
  'merges of merges in YAML': [
    'locales/en.yml',
    `a0: &a0 { x: y }\n${Array.from({ length: 40 }, (_, index) => `a${index + 1}: &a${index + 1}\n  <<: [*a${index}, *a${index}]`).join('\n')}\nb: Plans\n`,
  ],
  'an alias that holds itself in YAML': ['locales/en.yml', 'a: &a\n  - *a\nb: Plans\n'],
  'tags in YAML': ['locales/en.yml', `a: ${'!a '.repeat(many)}x\n`],
  'quotes in YAML': ['locales/en.yml', `a: ${'"'.repeat(many)}\n`],
  'commas in YAML': ['locales/en.yml', `a: [${','.repeat(many)}]\n`],
  'documents in YAML': ['locales/en.yml', 'a: b\n---\n'.repeat(many / 10)],
  'the same key in YAML': ['locales/en.yml', 'a: Plans\n'.repeat(many / 2)],
  'a long text in YAML': ['locales/en.yml', `a: ${'word '.repeat(many)}\n`],
  'a long folded text in YAML': ['locales/en.yml', `a: >\n${'  word\n'.repeat(many)}`],
  'more YAML than is read': ['locales/en.yml', `# ${'x'.repeat(1_100_000)}\na: Plans\n`],
  'backslashes in PO': ['de.po', `msgid "a"\nmsgstr "${'\\\\'.repeat(many)}"\n`],
  'lines in PO': ['de.po', `msgid "a"\nmsgstr ""\n${'"x "\n'.repeat(many)}`],
  'an open string in PO': ['de.po', `msgid "a"\nmsgstr "${'\\"'.repeat(many)}\n`],
  'the same original in PO': ['de.po', 'msgid "a"\nmsgstr "b"\n\n'.repeat(many / 10)],
  'backslashes in properties': ['messages_de.properties', `a=${'\\'.repeat(many)}\n`],
  'joined lines in properties': ['messages_de.properties', `a=${'\\\n '.repeat(many)}x\n`],
  'the same key in properties': ['messages_de.properties', 'a=b\n'.repeat(many)],
  'braces in properties': ['messages_de.properties', `a=${'{0,'.repeat(many)}x\n`],
  'stars in strings': ['de.lproj/L.strings', `/*${'*'.repeat(many)}\n"a" = "b";\n`],
  'comments in strings': ['de.lproj/L.strings', `${'/**/'.repeat(many)}"a" = "Text";\n`],
  'open comments in strings': ['de.lproj/L.strings', `${'/*'.repeat(many)}"a" = "Text";\n`],
  'backslashes in strings': ['de.lproj/L.strings', `"a" = "${'\\'.repeat(many)}";\n`],
  'braces in a bundle': ['lib/app_de.arb', JSON.stringify({ a: '{'.repeat(many) })],
}

describe('hostile input is answered, never admitted where it cannot be read', () => {
  test.each(Object.keys(hostile))('%s', (name) => {
    const [path, text] = hostile[name] as readonly [string, string]
    const after = text.replace(/Plans|word|Text/, 'Pricing')
    const readable = readPlaces(path, text, defaultFacts) !== null

    expect(() => slots({ path, bytes: bytes(text) }, 'copy', defaultFacts)).not.toThrow()
    for (const next of [after, `${text}x`, text.slice(0, -2), `${text}\0`]) {
      const { kind } = judged(path, bytes(text), bytes(next))
      if (!readable || next !== after) expect(kind).not.toBe('allowed')
    }
  })

  test('a text becomes hostile', () => {
    for (const [path, text] of Object.values(hostile)) {
      const start = text.slice(0, 40).split('\n')[0] ?? ''

      expect(judged(path, bytes(`${start}\n`), bytes(text)).kind).not.toBe('allowed')
    }
  })
})
