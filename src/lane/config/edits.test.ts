import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Patch } from '../../change/patch.ts'
import { readCases } from '../case-suite.ts'
import { defaultFacts } from '../default-facts.ts'
import type { RepoFacts, Slot, SlotEdit, SourceFile } from '../lane.ts'
import { configContract } from './config-contract.ts'

const file = (path: string, text: string): SourceFile => ({ path, bytes: new TextEncoder().encode(text) })
const read = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const listing = (...values: string[]): RepoFacts => ({ ...defaultFacts, values })
const edit = (slot: Slot, to: string): SlotEdit => ({ slot: slot.id, path: slot.path, from: slot.value, to })
const change = (path: string, before: Uint8Array, after: Uint8Array): Patch => [
  { path, before, after, modeBefore: '100644', modeAfter: '100644' },
]

function slotAt(source: SourceFile, facts: RepoFacts, key: string): Slot {
  const all = configContract.slots(source, facts)
  const found = all.find((slot) => slot.key === key)
  if (!found) throw new Error(`no slot ${key}: ${all.map((slot) => slot.key)}`)
  return found
}

/** The file after its values are set; throws with the findings where that is refused. */
function edited(source: SourceFile, facts: RepoFacts, values: Readonly<Record<string, string>>): string {
  const edits = Object.entries(values).map(([key, to]) => edit(slotAt(source, facts, key), to))
  const applied = configContract.apply(source, edits, facts)
  if (applied.kind === 'failed') throw new Error(applied.findings.map(({ says }) => says).join('\n'))
  return read(applied.bytes)
}

function refusal(source: SourceFile, facts: RepoFacts, edits: readonly SlotEdit[]): string[] {
  const applied = configContract.apply(source, edits, facts)
  return applied.kind === 'failed' ? applied.findings.map(({ rule }) => rule) : []
}

/** Lines that are only on one side, as a diff counts them. */
function differing(before: string, after: string): readonly [removed: number, added: number] {
  const [a, b] = [before.split('\n'), after.split('\n')]
  return [a.filter((line, at) => line !== b[at]).length, b.filter((line, at) => line !== a[at]).length]
}

describe('an edit changes only the bytes of its value', () => {
  test.each([
    ['tabs and a trailing comma', 'a.jsonc', '{\n\t"size": 20, // a page\n\t"fuzzy": true,\n}\n', 'size', '40'],
    ['windows line ends and a byte order mark', 'a.json', '\uFEFF{\r\n  "size": 20\r\n}\r\n', 'size', '40'],
    ['one line without spaces', 'a.json', '{"size":20,"on":true}', 'on', 'false'],
    ['a comment of YAML', 'a.yaml', '# head\nsize: 20 # a page\nfuzzy: yes\n', 'size', '40'],
    ['a flow mapping', 'a.yml', 'search: { size: 20, on: True }\n', 'search.on', 'false'],
    ['single quotes', 'a.yaml', "title: 'Spring'\nother: 1\n", 'title', "Summer's here"],
    ['double quotes', 'a.yaml', 'title: "Spring"\nother: 1\n', 'title', 'A "new" start'],
    ['no quotes', 'a.yaml', 'title: Spring sale\nother: 1\n', 'title', 'Summer sale'],
    ['no quotes, for a text that needs them', 'a.yaml', 'title: Spring sale\nother: 1\n', 'title', 'Summer: sale'],
    ['no quotes, for a text that reads as a switch', 'a.yaml', 'title: Spring sale\nother: 1\n', 'title', 'No'],
    ['escapes', 'a.json', '{\n  "title": "Caf\\u00e9 now",\n  "x": 1\n}\n', 'title', 'Café later'],
  ])('in a file with %s', (_, path, text, key, to) => {
    const facts = listing('/*', '/*/*')

    const after = edited(file(path, text), facts, { [key]: to })

    expect(differing(text, after)).toEqual([1, 1])
    expect(slotAt(file(path, after), facts, key).value).toBe(to)
  })

  test('and keeps the spelling of the file', () => {
    const facts = listing('/*')

    expect(edited(file('a.yaml', "title: 'Spring'\n"), facts, { title: "It's summer" })).toBe("title: 'It''s summer'\n")
    expect(edited(file('a.yaml', 'on: TRUE\n'), facts, { on: 'false' })).toBe('on: FALSE\n')
    expect(edited(file('a.yaml', 'country: DE\n'), facts, { country: 'NO' })).toBe("country: 'NO'\n")
    expect(edited(file('a.yaml', 'end: 2026-06-30\n'), facts, { end: '2026-07-31' })).toBe('end: 2026-07-31\n')
    expect(edited(file('a.json', '{"title": "Caf\\u00e9 now"}'), facts, { title: 'Café later' })).toBe(
      '{"title": "Caf\\u00e9 later"}',
    )
  })

  test('so two weights that move together are two lines', () => {
    const text = 'variants:\n  - name: a\n    weight: 50\n  - name: b\n    weight: 50\n'

    const after = edited(file('a.yaml', text), listing('/variants/*/weight'), {
      'variants.0.weight': '30',
      'variants.1.weight': '70',
    })

    expect(differing(text, after)).toEqual([2, 2])
  })
})

describe('an edit is refused', () => {
  const source = file(
    'a.json',
    '{ "size": 20, "on": true, "title": "Spring", "seed": "a", "none": null, "list": [] }\n',
  )
  const facts = listing('/*')
  const slot = (key: string) => slotAt(source, facts, key)

  test.each([
    ['a number that is a word', 'size', 'many', 'config/type'],
    ['a number with an exponent', 'size', '1e3', 'config/type'],
    ['a number that is too large', 'size', '99999999999999999999', 'config/number'],
    ['a switch that is a word', 'on', 'maybe', 'config/type'],
    ['a text with hidden characters', 'title', 'Spr\u200bing', 'text/invisible'],
    ['a text that runs', 'title', 'javascript:alert(1)', 'text/running-address'],
    ['nothing', 'title', '', 'text/emptied'],
    ['the same value', 'size', '20', 'edit/same'],
  ])('for %s', (_, key, to, rule) => {
    expect(refusal(source, facts, [edit(slot(key), to)])).toEqual([rule])
  })

  test('where the value is no longer the one it was made for', () => {
    expect(refusal(source, facts, [{ ...edit(slot('size'), '40'), from: '30' }])).toEqual(['edit/stale'])
  })

  test('where the slot is gone, or the lane lists it no longer', () => {
    expect(refusal(file('a.json', '{ "other": 1 }\n'), facts, [edit(slot('size'), '40')])).toEqual(['edit/slot-gone'])
    expect(refusal(source, listing('/on'), [edit(slot('size'), '40')])).toEqual(['edit/slot-gone'])
  })

  test('where two edits set the same value', () => {
    expect(refusal(source, facts, [edit(slot('size'), '40'), edit(slot('size'), '50')])).toEqual(['edit/twice'])
  })
})

describe('slots', () => {
  test('are the listed values that some edit could change', () => {
    const source = file(
      'a.yaml',
      'seed: a\nsize: 20\nnone: null\nempty:\nlist: [1]\nprose: |\n  one\n  two\non: true\nhidden: 3\n',
    )

    const found = configContract.slots(source, listing('/seed', '/size', '/none', '/empty', '/list', '/prose', '/on'))

    expect(found.map(({ key, kind, value, line }) => [key, kind, value, line])).toEqual([
      ['size', 'number', '20', 2],
      ['on', 'switch', 'true', 9],
    ])
  })

  test('say where they stand, in words', () => {
    const source = file(
      'a.json',
      '{"rollout":10,"variants":{"promise":{"weight":50}},"rules":[{"name":"staff","percentage":5}],"fractional":[["red",50]]}',
    )

    const found = configContract.slots(source, listing('/*', '/*/*/*', '/*/*/*/*'))

    expect(found.map(({ context }) => context)).toEqual([
      'rollout',
      'variant promise, weight',
      'rule staff, name',
      'rule staff, percentage',
      'fractional, red, name',
      'fractional, red, share',
    ])
  })

  test('are none in the schema of the lane, outside its paths, and in files that cannot be read', () => {
    const facts = { ...listing('/*'), schema: 'config/schema.json', paths: ['config/**'] }
    const slotsOf = (path: string, text: string) => configContract.slots(file(path, text), facts).length

    expect(slotsOf('config/a.json', '{ "a": 1 }')).toBe(1)
    expect(slotsOf('config/schema.json', '{ "a": 1 }')).toBe(0)
    expect(slotsOf('other/a.json', '{ "a": 1 }')).toBe(0)
    expect(slotsOf('config/a.json', '{ "a": 1')).toBe(0)
    expect(slotsOf('config/a.toml', 'a = 1')).toBe(0)
  })

  test('keep their ids when other values and lines change', () => {
    const facts = listing('/*')
    const before = slotAt(file('a.yaml', 'size: 20\nother: 1\n'), facts, 'size')
    const after = slotAt(file('a.yaml', '# new\nmore: 2\nother: 3\nsize: 30\n'), facts, 'size')

    expect(after.id).toBe(before.id)
  })
})

describe('every slot of the honest cases', () => {
  const sources = ['cases', 'own-cases']
    .flatMap((folder) => readCases(join(import.meta.dirname, folder), 'config'))
    .filter(({ verdict }) => verdict === 'allowed')
    .flatMap(({ patch, facts }) => patch.map(({ path, before }) => ({ path, before, facts })))
    .flatMap(({ path, before, facts }) => (before ? [{ source: { path, bytes: before }, facts }] : []))
    .map(({ source, facts }) => ({ source, facts, slots: configContract.slots(source, facts) }))
  // Of a file with hundreds of slots of one kind a few, from all over it.
  const all = sources.flatMap(({ source, facts, slots }) =>
    slots.filter((_, at) => at % Math.ceil(slots.length / 12) === 0).map((slot) => ({ source, facts, slot })),
  )
  // Rows of a table differ in a line.
  const places = all.filter((_, at) => at % Math.ceil(all.length / 240) === 0)
  const texts = [
    'dark',
    'Two words',
    "it's: #1",
    'no',
    '12:30',
    '- x',
    '2026-01-01',
    'ä “b” 你好',
    '  edges  ',
    '"',
    '\\n',
    '{x}',
  ]
  const wanted = (slot: Slot): fc.Arbitrary<string> => {
    if (slot.kind === 'switch') return fc.constant(slot.value === 'true' ? 'false' : 'true')
    return slot.kind === 'number'
      ? fc.oneof(fc.integer({ min: -200, max: 200 }), fc.double({ noNaN: true, min: 0, max: 1 })).map(String)
      : fc.oneof(fc.constantFrom(...texts), fc.string({ maxLength: 20, unit: 'grapheme' }))
  }

  test('are many', () => {
    expect(places.length).toBeGreaterThan(80)
  })

  test('can be set so that the judge admits exactly that, or are refused with a reason', () => {
    const counts = { applied: 0, failed: 0 }
    for (const { source, facts, slot } of places) {
      fc.assert(
        fc.property(wanted(slot), (to) => {
          const applied = configContract.apply(source, [edit(slot, to)], facts)
          counts[applied.kind]++
          if (applied.kind === 'failed') {
            expect(applied.findings.length).toBeGreaterThan(0)
            return
          }
          const verdict = configContract.judge(change(slot.path, source.bytes, applied.bytes), facts)

          expect(verdict.kind).toBe('allowed')
          expect(verdict.kind === 'allowed' && verdict.edits.map(({ after }) => after)).toEqual([
            slot.kind === 'number' ? String(Number(to)) : to,
          ])
          expect(differing(read(source.bytes), read(applied.bytes))).toEqual([1, 1])
        }),
        { numRuns: 12, seed: 11 },
      )
    }
    expect(counts.applied).toBeGreaterThan(200)
  })
})
