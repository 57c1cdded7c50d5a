import { describe, expect, test } from 'vitest'
import { importedCalls } from './imported-call.ts'
import { isModulePath } from './module-path.ts'
import { type ParsedCode, parseCode } from './parse-code.ts'

const path = 'src/pages/Home.tsx'
const source = { call: 'track', module: 'src/analytics.ts' }

function parsed(text: string): ParsedCode {
  const read = parseCode(path, text)
  if (read.kind !== 'parsed') throw new Error(`${read.kind} in line ${read.line}`)
  return read
}

/** The calls that reach the function, as they are written. */
function reached(text: string, call = source.call): string[] {
  const file = parsed(text)
  return importedCalls(path, file, { ...source, call }).flatMap((found) =>
    found.calls.map(({ node }) => file.text.slice(node.start, node.end)),
  )
}

const imports = "import { track } from '../analytics'\n"

describe('a call reaches the configured function', () => {
  test.each([
    ['by its import', `${imports}track('a')`, ["track('a')"]],
    [
      'by another name given on import',
      "import { track as send } from '../analytics'\nsend('a'); track('b')",
      ["send('a')"],
    ],
    ['through the namespace', "import * as a from '../analytics'\na.track('a'); a.other('b')", ["a.track('a')"]],
    ['by the default import of its name', "import track from '../analytics'\ntrack('a')", ["track('a')"]],
    [
      'inside functions, elements and patterns',
      `${imports}const A = () => <b onClick={() => track(a)} />`,
      ['track(a)'],
    ],
    [
      'where a property, a label and an element have its name',
      `${imports}a.track(1); ({ track: 2 }); <track />; track(3)`,
      ['track(3)'],
    ],
    [
      'beside a scope that hides it',
      `${imports}{ const track = 1 }\nfor (const track of a) {}\ntrack(1)`,
      ['track(1)'],
    ],
    [
      'where a function type names a parameter so',
      `${imports}type F = (track: string) => void\ntrack(1)`,
      ['track(1)'],
    ],
  ])('%s', (_, text, calls) => {
    expect(reached(text)).toEqual(calls)
  })

  test('as a member of an imported object', () => {
    expect(
      reached("import { a } from '../analytics'\na.track('x'); a?.track('y'); a['track']('z')", 'a.track'),
    ).toEqual(["a.track('x')"])
  })
})

describe('a call does not reach it', () => {
  test.each([
    ['without an import', "track('a')"],
    ['from another module', "import { track } from '../other'\ntrack('a')"],
    ['from a package of that name', "import { track } from 'analytics'\ntrack('a')"],
    ['by an import of types', "import type { track } from '../analytics'\ntrack('a')"],
    ['past a parameter', `${imports}const f = (track) => track('a')`],
    ['past a parameter taken apart', `${imports}function f({ a: [track = 1] }) { track('a') }`],
    ['past a constant of a block', `${imports}{ const { track } = a; track('a') }`],
    ['past a variable declared later', `${imports}function f() { track('a'); { var track = 1 } }`],
    ['past a function declared later', `${imports}function f() { track('a'); function track() {} }`],
    ['past the name of a function expression', `${imports}const f = function track() { track('a') }`],
    ['past a caught error', `${imports}try {} catch (track) { track('a') }`],
    ['past a variable of a loop', `${imports}for (let track = 1; ; ) track('a')`],
    ['past a class', `${imports}function f() { class track {}\n track('a') }`],
    ['past a name written with an escape', `${imports}function f() { const tr\\u0061ck = 1; track('a') }`],
    ['by an optional call', `${imports}track?.('a')`],
    ['with new', `${imports}new track('a')`],
    ['as a tag', `${imports}track\`a\``],
  ])('%s', (_, text) => {
    expect(reached(text)).toEqual([])
  })
})

test('uses that are no calls are told apart', () => {
  const file = parsed(`${imports}const t = track; f(track); export { track }; track('a'); ({ track })`)

  expect(importedCalls(path, file, source)[0]?.otherUses.length).toBe(4)
})

test('a place where the name is hidden is known', () => {
  const file = parsed(`${imports}const f = (track) => <b />\nconst g = () => <i />`)
  const [call] = importedCalls(path, file, source)
  const at = (text: string) => ({ ...file.program, start: file.text.indexOf(text), end: file.text.indexOf(text) + 1 })

  expect(call?.isHiddenAt(at('<b />'))).toBe(true)
  expect(call?.isHiddenAt(at('<i />'))).toBe(false)
})

describe('an import reaches a module', () => {
  test.each([
    ['src/a/b.tsx', '../analytics', 'src/analytics.ts'],
    ['src/a/b.tsx', '../analytics.ts', 'src/analytics.ts'],
    ['src/a/b.tsx', '../analytics.js', 'src/analytics.ts'],
    ['src/a.tsx', './analytics', 'src/analytics/index.ts'],
    ['src/a.tsx', './analytics/index', 'src/analytics/index.ts'],
    ['src/a.tsx', '@/analytics/index.js', 'src/analytics/index.ts'],
    ['src/a/b.tsx', '@/analytics', 'src/analytics.ts'],
    ['src/a/b.tsx', '~/lib/analytics', 'app/lib/analytics.ts'],
    ['src/a/b.tsx', '@lib/analytics', 'src/lib/analytics.ts'],
    ['src/a/b.tsx', '#analytics', 'src/analytics.ts'],
    ['src/a/b.tsx', 'src/analytics', 'src/analytics.ts'],
    ['apps/web/src/b.tsx', '@/analytics', 'apps/web/src/analytics.ts'],
  ])('%s: %s is %s', (from, written, module) => {
    expect(isModulePath(from, written, module)).toBe(true)
  })

  test.each([
    ['src/a/b.tsx', './analytics', 'src/analytics.ts'],
    ['src/a/b.tsx', '../../../analytics', 'analytics.ts'],
    ['src/a/b.tsx', 'analytics', 'src/analytics.ts'],
    ['src/a/b.tsx', 'analytics', 'analytics.ts'],
    ['src/a/b.tsx', '@evil/analytics', 'src/analytics.ts'],
    ['src/a/b.tsx', '@/analytics', 'src/lib/analytics.ts'],
    ['src/a/b.tsx', '@/x/../analytics', 'src/analytics.ts'],
    ['src/a/b.tsx', '../analytics-next', 'src/analytics.ts'],
    ['src/a/b.tsx', '../analytics.css', 'src/analytics.ts'],
    ['src/a/b.tsx', '../analytics/index', 'src/analytics.ts'],
    ['src/a/b.tsx', '@/analytics/index', 'src/analytics.ts'],
    ['src/a/b.tsx', 'src/analytics/index', 'src/analytics.ts'],
  ])('%s: %s is not %s', (from, written, module) => {
    expect(isModulePath(from, written, module)).toBe(false)
  })
})
