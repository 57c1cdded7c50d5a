import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differenceOf } from './changed-statements.ts'
import { compareTrees } from './compare-trees.ts'
import { isCodePath, parseCode } from './parse-code.ts'

const fileOf = (path: string, before: string, after: string) => ({
  path,
  before: { text: before, bom: 0 as const },
  after: { text: after, bom: 0 as const },
})

/** What the trees of both whole files tell; `null` where they differ by no more than texts, or one does not parse. */
function whole(path: string, before: string, after: string) {
  const [old, next] = [parseCode(path, before), parseCode(path, after)]
  const compared = old.kind === 'parsed' && next.kind === 'parsed' ? compareTrees(old, next) : null
  return compared?.kind === 'different' ? { kind: compared.where.kind, start: compared.where.after.start } : null
}

const folder = join(import.meta.dirname, '..')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => isCodePath(path) && statSync(join(folder, path)).isFile())
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
  .filter(({ text }) => text.length < 20_000)

test('whatever lines come, go or change places, the statements that changed tell what whole trees tell', () => {
  const lines = [
    '',
    '// a comment @with a sign',
    '/** @param a of it */',
    "'use client'",
    '"use strict";',
    '@decorated',
    '@decorated({ a: 1 }) export class New {}',
    'import { a } from "./a.ts"',
    'export { a as b }',
    'export const made = <p>Words é😀</p>',
    'const text = `two\nlines`',
    'function one() { return 1 }',
    '}',
    '(call)()',
    '`',
    '/*',
    '*/',
    'await call()',
    '#!/usr/bin/env node',
    ';',
  ]
  const edit = fc.record({
    at: fc.nat(10_000),
    removed: fc.nat(3),
    added: fc.array(fc.constantFrom(...lines), { maxLength: 3 }),
  })
  let told = 0
  fc.assert(
    fc.property(
      fc.noBias(fc.nat(files.length - 1)),
      fc.array(edit, { minLength: 1, maxLength: 3 }),
      fc.array(edit, { maxLength: 1 }),
      (at, edits, edited) => {
        const { path, text } = files[at] as (typeof files)[number]
        const rewritten = (from: string, all: typeof edits) =>
          all.reduce((each, { at: line, removed, added }) => {
            const rows = each.split('\n')
            rows.splice(line % rows.length, removed, ...added)
            return rows.join('\n')
          }, from)
        const before = rewritten(text, edited)
        const after = rewritten(before, edits)
        const found = differenceOf(fileOf(path, before, after))
        if (found === null) return
        told++
        expect(found, `${path}\n${before}\n=====\n${after}`).toEqual(whole(path, before, after))
      },
    ),
    { numRuns: 6_000 },
  )
  expect(told).toBeGreaterThan(500)
}, 120_000)

test('whatever members of a large class come, go or change, they tell what whole trees tell', () => {
  const members = [
    'one() {\n    return <p title="Words">More\n words</p>\n  }',
    'two = async () => {\n    this.#hidden = await load()\n  }',
    '@decorated({ a: 1 })\n  three?: string = "text"',
    '@decorated get four() { return super.four }',
    'static {\n    call(`two\nlines`)\n  }',
    '#hidden = 5',
    'six\n  ["seven"]() {}',
    'static async *eight<T>(a: T): AsyncGenerator<T> { yield a }',
    'constructor(private readonly a: string) { super(a) }',
    'declare nine: number;;',
    'ten(): void;\n  ten(a?: string) {}',
    'abstract eleven(): void',
    'override twelve = 12 as const',
    '[key: string]: unknown',
    'get\n  thirteen',
    '// @comment (with a bracket',
    '/** @param a of it */',
    "'use client'",
    '}\nclass Other {',
  ]
  const heads = [
    'class A {',
    'export class A<T> extends B<T> {',
    '@decorated\nexport default class extends B {',
    'export abstract class A {',
  ]
  const member = fc.constantFrom(...members)
  const edit = fc.record({
    at: fc.nat(20),
    // Nothing but a word, mostly: then as many members are left.
    removed: fc.constantFrom(0, 0, 0, 1, 1, 2),
    added: fc.oneof(fc.constant([]), fc.constant([]), fc.array(member, { maxLength: 2 })),
    word: fc.constantFrom(
      ['Words', 'Other'],
      ['load()', 'load(1,\n2)'],
      ['5', '"5"'],
      ['"text"', 'text'],
      ['a: 1', 'a: 2'],
      ['super', 'this.a'],
      ['a: T', 'b: T'],
    ),
  })
  const padding = `// ${'long '.repeat(800)}\n`
  let told = 0
  let inside = 0
  fc.assert(
    fc.property(
      fc.tuple(fc.constantFrom(...heads), fc.constantFrom(...heads), fc.nat(3)),
      fc.array(member, { maxLength: 6 }),
      fc.array(edit, { minLength: 1, maxLength: 2 }),
      fc.tuple(fc.boolean(), fc.boolean()),
      ([head, other, isOther], own, edits, [isPadded, isMore]) => {
        const written = (all: readonly string[], first: string, around: string) =>
          `import a from "a"\n${first}\n${isPadded ? padding : ''}  ${[...all, `last = "${'long '.repeat(800)}"`].join('\n  ')}\n}\n${around}`
        const changed = edits.reduce<readonly string[]>(
          (all, { at, removed, added, word: [from, to] }) =>
            all
              .toSpliced(at % (all.length + 1), removed, ...added)
              .map((each) => each.replace(from as string, to as string)),
          own,
        )
        const [before, after] = [
          written(own, head, ''),
          written(changed, isOther === 0 ? other : head, isMore ? 'a(\n)\n' : ''),
        ]
        const found = differenceOf(fileOf('a.tsx', before, after))
        if (found === null) return
        told++
        if (found.start > after.indexOf('{')) inside++
        expect(found, `${before}\n=====\n${after}`).toEqual(whole('a.tsx', before, after))
      },
    ),
    { numRuns: 12_000, seed: 20_261_124 },
  )
  expect(told).toBeGreaterThan(1_000)
  expect(inside).toBeGreaterThan(200)
}, 120_000)

describe('tells', () => {
  test.each([
    ['a statement more', 'a()\n', 'a()\nb()\n', 'node', 0],
    [
      'a statement more behind a directive',
      "// first\n'use client'\na()\n",
      "// first\n'use client'\na()\nb()\n",
      'node',
      9,
    ],
    ['another call', 'a()\nb(\n1)\n', 'a()\nb(\n1,\n2)\n', 'node', 4],
    ['a text that becomes code', 'a(\n"x"\n)\n', 'a(\n\nx)\n', 'text-became-code', 4],
    ['an element more', 'const a = <p>\n</p>\n', 'const a = <p>\n<b/>\n</p>\n', 'children', 10],
  ])('%s', (_, before, after, kind, start) => {
    expect(whole('a.tsx', before, after)).toEqual({ kind, start })
    expect(differenceOf(fileOf('a.tsx', before, after))).toEqual({ kind, start })
  })
})

describe('leaves to whole trees', () => {
  test.each([
    ['one line', 'a.tsx', 'a(1)\n', 'a(b)\n'],
    ['texts', 'a.tsx', 'const a = `one`\n', 'const a = `one\ntwo`\n'],
    ['scripts', 'a.jsx', 'a()\n', 'a()\nb()\n'],
    ['what does not parse', 'a.tsx', 'a(\n', 'a(\nb\n'],
    ['a directive that comes', 'a.tsx', 'a()\nb()\n', "'use client'\na()\n"],
    ['a decorator before an exported class', 'a.ts', '@a\nexport class A {}\n', '@a\n@b\nexport class A { b = 1 }\n'],
    ['one further down', 'a.ts', 'z()\n@a\nexport class A {}\n', 'z()\n@a\n@b\nexport class A { b = 1 }\n'],
    ['a string that is a statement', 'a.ts', "a()\n'b'\n", "a()\n'b\\\nc'\n"],
  ])('%s', (_, path, before, after) => {
    expect(differenceOf(fileOf(path, before, after))).toBeNull()
  })
})
