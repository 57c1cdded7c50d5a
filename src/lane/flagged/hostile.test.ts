import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../apply-edits.ts'
import { defaultFacts } from '../default-facts.ts'
import { judge } from '../judge.ts'
import type { RepoFacts } from '../lane.ts'
import { slots } from '../slots.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const flags =
  '{ "flags": { "new": { "state": "ENABLED", "variants": { "on": true, "off": false }, "defaultVariant": "off" } } }\n'
const facts = (file: string, text: string): RepoFacts => ({
  ...defaultFacts,
  flag: { call: 'flag', module: 'src/flags.ts', file },
  files: { [file]: text },
})
const known = facts('flags.json', flags)
const verdictOf = (path: string, before: string, after: string, by = known) =>
  judge(
    [{ path, before: bytes(before), after: bytes(after), modeBefore: '100644', modeAfter: '100644' }],
    'flagged',
    by,
  ).kind

const page = (inner: string) => `import { flag } from './flags'\nexport const Page = (a, b) => <main>${inner}</main>\n`
const deep = 100_000

/** Ways to nest without end; the native parser would end the process on most of them. */
const nested: Readonly<Record<string, string>> = {
  parentheses: `${'('.repeat(deep)}1${')'.repeat(deep)}`,
  arrays: `${'['.repeat(deep)}${']'.repeat(deep)}`,
  elements: `${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}`,
  choices: `${'a?b:'.repeat(deep)}1`,
  negations: `${'!'.repeat(deep)}flag('new')`,
  calls: `a${'()'.repeat(deep)}`,
  conditions: `${"flag('new')&&".repeat(2_000)}1`,
  functions: `() => {${'const f = () => {'.repeat(40)}save()${'}'.repeat(40)}}`,
  branches: `${"flag('new')?1:".repeat(2_000)}1`,
}

describe('hostile input is never admitted by mistake and never ends the process', () => {
  test.each(Object.keys(nested))('%s nested behind a guard', (name) => {
    expect(() => verdictOf('src/a.tsx', page(''), page(`{flag('new') && (${nested[name]})}`))).not.toThrow()
    expect(verdictOf('src/a.tsx', page(''), page(`{x}{flag('new') && (${nested[name]})}`))).not.toBe('allowed')
  })

  test.each(Object.keys(nested))('%s nested on both sides', (name) => {
    const rest = `\nx = ${nested[name]}\n`

    expect(() => verdictOf('src/a.tsx', page('') + rest, page("{flag('new') && <b/>}") + rest)).not.toThrow()
    expect(() => slots({ path: 'src/a.tsx', bytes: bytes(page('') + rest) }, 'flagged', known)).not.toThrow()
  })

  test.each([
    ['nothing', ''],
    ['a word', 'flags'],
    ['a list', '["new"]'],
    ['no flags', '{ "flag": {} }'],
    ['a flag that is a text', '{ "flags": { "new": "off" } }'],
    ['a key twice', '{ "flags": {}, "flags": {} }'],
    ['brackets without end', '['.repeat(deep)],
    ['braces without end', '{"flags":'.repeat(deep)],
    ['half of a file', flags.slice(0, 60)],
    ['a prototype', '{ "flags": { "__proto__": { "state": "ENABLED" } } }'],
  ])('a flag file that holds %s', (_, text) => {
    for (const file of ['flags.json', 'flags.yaml']) {
      expect(verdictOf('src/a.tsx', page(''), page("{flag('new') && <b/>}"), facts(file, text))).not.toBe('allowed')
      expect(slots({ path: file, bytes: bytes(text) }, 'flagged', facts(file, text))).toEqual([])
    }
  })

  test.each([
    ['anchors', 'flags: &a\n  new: *a\n'],
    ['documents', 'flags: {}\n---\nflags: {}\n'],
    ['tags', 'flags: !!map\n  new: {}\n'],
    ['indents', `flags:\n${Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth + 1)}a:`).join('\n')} 1\n`],
    ['dashes', `flags:\n  ${'- '.repeat(50_000)}1\n`],
    ['brackets', `flags: ${'['.repeat(50_000)}${']'.repeat(50_000)}\n`],
  ])('a flag file in YAML with %s', (_, text) => {
    expect(verdictOf('src/a.tsx', page(''), page("{flag('new') && <b/>}"), facts('flags.yaml', text))).not.toBe(
      'allowed',
    )
  })

  test('words thrown together are judged and listed without an exception, and edits of them refused or admitted', () => {
    const words = fc.constantFrom(
      ..."flag('new') && || ?: ! ? : ( ) { } [ ] < > </ => ; , . ... ` ${ ' \" // /* */ = == return if else const let var function class a b Page <b> </b> <> </> {/* */} import from 'react' export default async await use client \n"
        .split(' ')
        .map((word) => ` ${word} `),
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), fc.array(words, { maxLength: 30 }), (one, two) => {
        const before = page(one.join(''))
        const after = page(two.join(''))
        const path = 'src/a.tsx'
        verdictOf(path, before, after)
        const file = { path, bytes: bytes(before) }
        for (const slot of slots(file, 'flagged', known))
          applyEdits(file, [{ slot: slot.id, path, from: slot.value, to: 'other' }], 'flagged', known)
      }),
      { numRuns: 2_000, seed: 11 },
    )
  })
})
