import { describe, expect, test } from 'vitest'
import { compareErased, type Erasing, erased, isSameTree, onlyPart } from './compare-erased.ts'
import { type ParsedCode, parseCode } from './parse-code.ts'
import type { Node } from './syntax.ts'

function parsed(text: string): ParsedCode {
  const read = parseCode('a.tsx', text)
  if (read.kind !== 'parsed') throw new Error(`${read.kind} in line ${read.line}`)
  return read
}

const isLog = (node: Node): boolean =>
  node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'log'

/** Takes `log(…)` statements, `data-log` attributes and specifiers named `log` out; `keep(x)` leaves `x`. */
const left = (node: Node) => {
  if (node.type === 'ExpressionStatement' && isLog(node.expression)) return erased(node)
  if (node.type === 'JSXAttribute' && node.name.name === 'data-log') return erased(node)
  if (node.type === 'ImportSpecifier' && node.local.name === 'log') return erased(node)
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'keep')
    return onlyPart(node, node.arguments[0] as Node)
  return null
}
const erasing: Erasing = { before: left, after: left }

function kindOf(before: string, after: string): string {
  return compareErased(parsed(before), parsed(after), erasing).kind
}

describe('trees are the same once what is erased is taken out', () => {
  test.each([
    ['a statement comes', 'f(); g()', "f(); log('a'); g()"],
    ['a statement comes into an empty block', 'if (a) {}', 'if (a) { log(1) }'],
    ['an attribute comes', '<a b="c">d</a>', '<a b="c" data-log="x">d</a>'],
    ['the first of two specifiers comes', "import { z } from 'a'", "import { log, z } from 'a'"],
    ['the last of two specifiers comes', "import { a } from 'a'", "import { a, log } from 'a'"],
    ['a part of an expression is left', 'f(a)', 'f(keep(a))'],
    ['a formatter wraps what is left', "f({ a, b: 'c' })", 'f({\n  a,\n  b: "c",\n})\nlog(1)'],
    ['both sides have it, in other words', 'log(1); f()', 'log(2); f()'],
    ['a single statement is one', 'if (a) log(1)', 'if (a) log(2)'],
  ])('where %s', (_, before, after) => {
    expect(kindOf(before, after)).toBe('same')
  })
})

describe('trees differ', () => {
  test.each([
    ['where code comes beside it', 'f()', "log('a'); f(); g()"],
    ['where code changes beside it', 'f(1)', "log('a'); f(2)"],
    ['where code goes', 'f(); g()', "log('a'); g()"],
    ['where code moves', 'f(); g()', "log('a'); g(); f()"],
    ['where a condition comes with it', 'f()', 'if (a) log(1)\nf()'],
    ['where its value is used', 'f()', 'const a = log(1)\nf()'],
    ['where a text changes beside it', '<a>b</a>', '<a data-log="x">c</a>'],
    ['where an empty statement stays', 'f()', 'f();;log(1)'],
    ['where a directive loses its place', "'use client'\nf()", "log(1)\n'use client'\nf()"],
    ['where an operator changes', 'if (a && b) f()', 'log(1)\nif (a || b) f()'],
  ])('%s', (_, before, after) => {
    expect(kindOf(before, after)).toBe('different')
  })
})

describe('bytes differ', () => {
  test.each([
    ['where a comment comes', 'f()', 'log(1) // a\nf()'],
    ['where a comment goes', 'f() // a', 'log(1)\nf()'],
    ['where a comment changes', '/* a */ f()', '/* b */ log(1); f()'],
    ['where an unusual space comes', 'const a = 1', 'log(1)\nconst\u00a0a = 1'],
    ['where a name is spelled with an escape', 'abc()', 'log(1)\n\\u0061bc()'],
  ])('%s', (_, before, after) => {
    expect(kindOf(before, after)).toBe('outside')
  })

  test('and the place is one on the after side', () => {
    const after = "log('x')\nf()\nlog('y')\nconst\u00a0a = 1"

    const compared = compareErased(parsed('f()\nconst a = 1'), parsed(after), erasing)

    expect(compared).toEqual({ kind: 'outside', at: after.indexOf('\u00a0') })
  })
})

test('what is erased is told by the neighbours between which it stood', () => {
  const compared = compareErased(parsed('f(); log(1); g()'), parsed('log(0); f(); log(1); log(2); g()'), erasing)

  expect(compared.kind === 'same' ? compared.gaps.map((gap) => [gap.before.length, gap.after.length]) : []).toEqual([
    [0, 1],
    [1, 2],
  ])
})

test('a new node can be reduced beside the old one in its place', () => {
  const beside = (a: Node, b: Node) =>
    a.type === 'Identifier' && b.type === 'ArrowFunctionExpression' && b.body.type === 'Identifier'
      ? onlyPart(b, b.body)
      : null

  const kinds = [
    ['f(a)', 'f(() => a)'],
    ['f(a)', 'f(() => b)'],
    ['f(() => a)', 'f(a)'],
  ].map(([before = '', after = '']) => compareErased(parsed(before), parsed(after), { ...erasing, beside }).kind)

  expect(kinds).toEqual(['same', 'different', 'different'])
})

test('equal trees are known wherever they stand', () => {
  const [a, b, c] = parsed("f({ a: 'x' });\n f( {a: \"x\"} ); f({ a: 'y' })").program.body

  expect(isSameTree(a, b)).toBe(true)
  expect(isSameTree(a, c)).toBe(false)
})
