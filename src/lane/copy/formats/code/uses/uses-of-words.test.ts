import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isCodePath, type ParsedCode, parseCode } from '../../../../code/parse-code.ts'
import { eachNode, isStringLiteral } from '../../../../code/syntax.ts'
import { defaultFacts } from '../../../../default-facts.ts'
import { literalUses } from './literal-uses.ts'
import { literalUsesOf } from './uses-of-words.ts'

const parsed = (path: string, text: string): ParsedCode => {
  const result = parseCode(path, text)
  if (result.kind !== 'parsed') throw new Error(`${path} does not parse`)
  return result
}

describe('a look at the places of a word finds the uses that a look at the whole file finds', () => {
  const root = join(import.meta.dirname, '../../../../../..')
  const paths = ['src/lane/copy/cases', 'web', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => isCodePath(path) && !path.includes('node_modules'))
      .map((path) => join(root, folder, path)),
  )

  test('in every source file of the cases, the example and the browser code', () => {
    let asked = 0
    for (const path of paths) {
      const read = parseCode(path, readFileSync(path, 'utf8'))
      if (read.kind !== 'parsed') continue
      const whole = literalUses(read.program, defaultFacts)
      const words = new Set<string>()
      eachNode(read.program, (node) => {
        if (node.type === 'Identifier') words.add(node.name)
        if (isStringLiteral(node)) words.add(node.value)
        if (node.type === 'TemplateElement') words.add(node.value.cooked ?? '')
      })
      for (const word of [...words].slice(0, 40)) {
        const near = literalUsesOf(read, defaultFacts, [word])
        asked++
        if (
          near.values.has(word) !== whole.values.has(word) ||
          near.properties.has(word) !== whole.properties.has(word) ||
          near.variables.has(word) !== whole.variables.has(word)
        )
          expect.fail(`${path}: ${JSON.stringify(word)}`)
      }
    }
    expect(asked).toBeGreaterThan(5_000)
  }, 120_000)

  test.each([
    ['an escape in a string', 'function a() { if (kind === "Pl\\u0061ns") go() }'],
    ['an escape in a template', 'function a() { if (kind === `Pl\\x61ns`) go() }'],
    ['an escape in a key', 'const all = { Pl\\u0061ns: 1 }'],
    [
      'plain spelling, deep inside',
      'function a() { return <p>{[1].map(() => { switch (k) { case "Plans": return 1 } })}</p> }',
    ],
    ['a decorator before its class', '@only({ kind: k === "Plans" }) export class A {}'],
    ['a type beside a name', 'let a: { kind: "Plans" }'],
  ])('with %s', (_, text) => {
    expect(literalUsesOf(parsed('a.tsx', text), defaultFacts, ['Plans']).values.has('Plans')).toBe(true)
  })

  test.each([
    'title: name',
    "'title': name",
    '"title": name = 1',
    "['title']: name",
    '[`title`]: name',
    'title /* a */: // b\n name',
    'a, title : name',
  ])('with a property that a pattern gives another name: { %s }', (pattern) => {
    const text = `const { ${pattern} } = plan\nfunction f() { if (name === 'x') { go() } }`

    expect(literalUsesOf(parsed('a.tsx', text), defaultFacts, ['title']).properties.has('title')).toBe(true)
  })

  test.each([
    'const name = plan.title',
    "let name\nname = plan?.['title']!",
    'const first = a ? plan[`title`] : (b as string), name = first ?? c',
  ])('with a property that a variable takes its value from: %s', (line) => {
    const text = `${line}\nfunction f() { switch (name) { case kind: go() } }`

    expect(literalUsesOf(parsed('a.tsx', text), defaultFacts, ['title']).properties.has('title')).toBe(true)
  })

  test('with a line break that a template reads otherwise than it is spelt', () => {
    expect(
      literalUsesOf(parsed('a.tsx', 'function f() { g(k === `a\r\nb`) }'), defaultFacts, ['a\nb']).values.has('a\nb'),
    ).toBe(true)
  })
})
