import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCases } from '../case-suite.ts'
import { isCodePath, parseCode } from '../code/parse-code.ts'
import { eachNode, isStringLiteral, type Node } from '../code/syntax.ts'
import { instrumentationContract } from './instrumentation-contract.ts'

/** Every node that can be spoiled, with what it becomes. */
function spoiled(text: string, node: Node): string[] {
  const written = text.slice(node.start, node.end)
  switch (node.type) {
    case 'Literal':
      return isStringLiteral(node)
        ? [`${written.slice(0, -1)}x${written.at(-1)}`]
        : [typeof node.value === 'number' ? `${written}1` : node.value === null ? '0' : 'null']
    case 'Identifier':
    case 'JSXIdentifier':
      return [`${written}Two`]
    case 'JSXText':
      return written.trim() === '' ? [] : [`${written.trimEnd()} more `]
    case 'BinaryExpression':
    case 'LogicalExpression':
      return [`!(${written})`]
    case 'ExpressionStatement':
      return ['', `${written}\nalert(1)`, `if (ready) { ${written} }`]
    case 'VariableDeclaration':
    case 'ReturnStatement':
      return [`alert(1)\n${written}`]
    case 'JSXAttribute':
      return ['', `${written} hidden`]
    case 'JSXElement':
      return [`<>{alert(1)}${written}</>`, `<div>${written}</div>`]
    case 'CallExpression':
      return [`alert(${written})`, `await ${written}`, `(${written}, 1)`]
    case 'ArrowFunctionExpression':
      return [`(1, ${written})`, `async ${written}`]
    case 'ImportDeclaration':
      return ['', `${written}\nimport './more'`]
    default:
      return []
  }
}

const sources = ['cases', 'own-cases']
  .flatMap((folder) => readCases(join(import.meta.dirname, folder), 'instrumentation'))
  .filter(({ verdict }) => verdict === 'allowed')
  .flatMap(({ name, patch, facts }) =>
    patch.flatMap(({ path, before, after }) => {
      if (!before || !after || !isCodePath(path) || patch.length > 1) return []
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(after)
      const old = new TextDecoder('utf-8', { ignoreBOM: true }).decode(before)
      const parsed = parseCode(path, text.replace(/^\uFEFF/, ' '))
      if (parsed.kind !== 'parsed') return []
      const nodes: Node[] = []
      // What only the after side holds may become other tracking; the rest of the file may become nothing else.
      const isOld = (node: Node) => old.includes(text.slice(node.start, node.end))
      const fresh: Node[] = []
      eachNode(parsed.program, (node) => {
        const isFresh = (node.type === 'CallExpression' || node.type === 'JSXAttribute') && !isOld(node)
        if (isFresh && !/=> \{|\n/.test(text.slice(node.start, node.end))) fresh.push(node)
        // A new handler may be one of another act.
        if (node.type === 'JSXAttribute' && !isOld(node)) fresh.push(node.name)
        const isInside = fresh.some(({ start, end }) => start <= node.start && node.end <= end)
        if (!isInside && isOld(node) && node.type !== 'Program') nodes.push(node)
      })
      return [{ name, path, before, text, nodes, facts }]
    }),
  )

test('nothing of a file changes beside honest tracking', () => {
  let tried = 0
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(), (pickFile, pickNode, pickWay) => {
      const source = sources[pickFile % sources.length]
      const node = source?.nodes[pickNode % source.nodes.length]
      if (!source || !node) return
      const ways = spoiled(source.text, node)
      const way = ways[pickWay % ways.length]
      if (way === undefined) return
      tried++
      const after = source.text.slice(0, node.start) + way + source.text.slice(node.end)
      const verdict = instrumentationContract.judge(
        [
          {
            path: source.path,
            before: source.before,
            after: new TextEncoder().encode(after),
            modeBefore: '100644',
            modeAfter: '100644',
          },
        ],
        source.facts,
      )

      expect(verdict.kind, `${source.name}: ${way}`).not.toBe('allowed')
    }),
    { numRuns: Number(process.env.FAIRWAY_MUTATIONS ?? 2_000), seed: 11 },
  )
  expect(tried).toBeGreaterThan(500)
})
