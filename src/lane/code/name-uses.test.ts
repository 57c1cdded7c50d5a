import { expect, test } from 'vitest'
import { declarationAt, nameUses } from './name-uses.ts'
import { parseCode } from './parse-code.ts'

/** What each `x` of a file is: a reference, a declaration with the kind of node in which it is known, or a name alone. */
function usesOfX(text: string): string {
  const parsed = parseCode('src/A.tsx', text)
  if (parsed.kind !== 'parsed') throw new Error(`${parsed.kind} in line ${parsed.line}`)
  const uses = nameUses(parsed, 'x')
  const said = new Map<number, string>()
  for (const { node } of uses.references) {
    const declared = declarationAt(uses, node)
    said.set(node.start, declared === null ? 'global' : `of ${declared.node.start}`)
  }
  for (const { node, scope, isHoisted } of uses.declarations)
    said.set(node.start, `${isHoisted ? 'hoisted' : 'known'} in ${scope.type}`)
  return [...text.matchAll(/\bx\b/g)].map(({ index }) => said.get(index) ?? 'name').join(', ')
}

test.each([
  ['x', 'global'],
  ['const x = 1; x', 'known in Program, of 6'],
  ['{ let x = 1 } x', 'known in BlockStatement, global'],
  ['{ var x = 1 } x', 'hoisted in Program, of 6'],
  ['function f() { { var x = 1 } x } x', 'hoisted in FunctionDeclaration, of 21, global'],
  ['for (const x of list) x', 'known in ForOfStatement, of 11'],
  ['for (let x = 0; x < 1; x++) {} x', 'known in ForStatement, of 9, of 9, global'],
  ['for (const x in list) { x }', 'known in ForInStatement, of 11'],
  ['switch (a) { case 1: let x = 1; x }', 'known in SwitchStatement, of 25'],
  ['try {} catch (x) { x } x', 'hoisted in CatchClause, of 14, global'],
  ['function x() { x } x', 'hoisted in Program, of 9, of 9'],
  ['if (a) { function x() {} } x', 'hoisted in BlockStatement, global'],
  ['const f = function x() { x }; x', 'hoisted in FunctionExpression, of 19, global'],
  ['class x {} x', 'known in Program, of 6'],
  ['const f = class x { m() { x } }; x', 'hoisted in ClassExpression, of 16, global'],
  ['function f(x) { x }', 'hoisted in FunctionDeclaration, of 11'],
  ['const f = (x) => x', 'hoisted in ArrowFunctionExpression, of 11'],
  ['const f = ({ x }) => x', 'hoisted in ArrowFunctionExpression, of 13'],
  ['const f = ({ x: a }) => x', 'name, global'],
  ['const f = ({ a: x }) => x', 'hoisted in ArrowFunctionExpression, of 16'],
  ['const f = ({ a: { x } = {} }) => x', 'hoisted in ArrowFunctionExpression, of 18'],
  ['const f = ([x, ...a]) => x', 'hoisted in ArrowFunctionExpression, of 12'],
  ['const f = ([a, ...x]) => x', 'hoisted in ArrowFunctionExpression, of 18'],
  ['const f = (a = x) => a', 'global'],
  ['const f = (x = 1) => x', 'hoisted in ArrowFunctionExpression, of 11'],
  ['const f = ({ x = x }) => 1', 'hoisted in ArrowFunctionExpression, of 13'],
  ['const f = ({ [x]: a }) => 1', 'global'],
  ['const a = { x }', 'global'],
  ['const a = { x: 1 }', 'name'],
  ['const a = { [x]: 1 }', 'global'],
  ['const a = { x() {} }', 'name'],
  ['a.x', 'name'],
  ['a[x]', 'global'],
  ['x.a', 'global'],
  ['x: for (;;) break x', 'name, name'],
  ["import x from 'a'; x", 'hoisted in Program, of 7'],
  ["import { x } from 'a'; x", 'hoisted in Program, of 9'],
  ["import { x as a } from 'a'; x", 'name, global'],
  ["import { a as x } from 'a'; x", 'hoisted in Program, of 14'],
  ["import * as x from 'a'; x.b", 'hoisted in Program, of 12'],
  ['const a = 1; export { a as x }', 'name'],
  ['const x = 1; export { x }', 'known in Program, of 6'],
  ["export { x } from 'a'", 'name'],
  ["export * as x from 'a'", 'name'],
  ['type x = 1; const a: x = 1', 'name, name'],
  ['interface x {} const a: x = {}', 'name, name'],
  ['enum x { a } x.a', 'known in Program, of 5'],
  ['enum a { x } a.x', 'name, name'],
  ['namespace x { a } x', 'known in Program, of 10'],
  ['const a = <x />', 'name'],
  ['const a = <b x="1" />', 'name'],
  ['const a = <b>{x}</b>', 'global'],
  ['const a = <x.B />', 'global'],
  ['const a = <b.x />', 'name'],
  ['const a = <x.B></x.B>', 'global, global'],
  ['class a { x = 1 }', 'name'],
  ['class a { [x] = 1 }', 'global'],
  ['class a { x() {} }', 'name'],
  ['class a { constructor(private x: number) { x } }', 'hoisted in FunctionExpression, of 30'],
  ['declare function x(): void; x()', 'hoisted in Program, of 17'],
  ['const a = function (x) {}', 'hoisted in FunctionExpression'],
  ['typeof x', 'global'],
  ['let a: typeof x', 'global'],
  ['x = 1', 'global'],
  ['({ x } = a)', 'global'],
  ['({ a: x } = a)', 'global'],
  ['a = x as b', 'global'],
  ['class a { static { var x = 1; x } }', 'hoisted in StaticBlock, of 23'],
  ['import a from "a" with { x: "json" }', 'name'],
])('%s', (text, says) => {
  expect(usesOfX(text)).toBe(says)
})
