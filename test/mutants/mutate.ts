import { parseCode } from '../../src/lane/code/parse-code.ts'
import { eachChild, type Node } from '../../src/lane/code/syntax.ts'

/** One small change of a source file that a good suite of tests notices. */
export interface Mutant {
  readonly file: string
  readonly line: number
  /** `condition → true`, `=== → !==`, … */
  readonly says: string
  readonly source: string
}

const opposite: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
}

/**
 * The mutants of a file: conditions that are always true or false, operators turned, early returns and calls left out, branches of a
 * choice swapped, truth values and small numbers changed, alternatives of a regular expression dropped. Left out is what no input can
 * tell: a cache that stays empty, and what stands for an element of a list that is always there.
 */
export function mutantsOf(file: string, source: string): Mutant[] {
  const parsed = parseCode(file, source)
  if (parsed.kind !== 'parsed') throw new Error(`${file} does not parse`)
  const found: Mutant[] = []
  const put = (start: number, end: number, text: string, says: string) => {
    const line = source.slice(0, start).split('\n').length
    found.push({ file, line, says, source: source.slice(0, start) + text + source.slice(end) })
  }
  const condition = (test: Node) => {
    put(test.start, test.end, 'true', 'condition → true')
    put(test.start, test.end, 'false', 'condition → false')
  }
  const demanded = new Set<Node>()
  eachValue(parsed.program, (node) => {
    if (isDemanded(node)) demanded.add(node.right)
    switch (node.type) {
      case 'IfStatement':
        if (isCacheFilled(node.test, node.consequent, source))
          return put(node.test.start, node.test.end, 'false', 'condition → false')
        return condition(node.test)
      case 'ConditionalExpression':
        return condition(node.test)
      case 'BinaryExpression':
      case 'LogicalExpression': {
        const to = opposite[node.operator]
        if (to === undefined) return
        const at = source.indexOf(node.operator, node.left.end)
        return put(at, at + node.operator.length, to, `${node.operator} → ${to}`)
      }
      case 'UnaryExpression':
        if (node.operator === '!') put(node.start, node.start + 1, '', '! dropped')
        return
      case 'Literal':
        if (typeof node.value === 'boolean')
          put(node.start, node.end, String(!node.value), `${node.value} → ${!node.value}`)
        else if (typeof node.value === 'number' && node.value < 100 && !demanded.has(node))
          put(node.start, node.end, String(node.value + 1), `${node.value} → ${node.value + 1}`)
        else if ('regex' in node && node.regex) dropAlternatives(node.start, node.regex.pattern, put)
        return
      case 'ExpressionStatement':
        if (node.expression.type === 'CallExpression' && !keepsInCache(node.expression, source))
          put(node.start, node.end, ';', 'call left out')
        return
      default:
    }
  })
  return found
}

/** What stands for an element or character that is always there, since the type checker cannot know that: `cells[at] ?? 0`. */
const isDemanded = (node: Node): node is Extract<Node, { type: 'LogicalExpression' }> =>
  node.type === 'LogicalExpression' &&
  node.operator === '??' &&
  ((node.left.type === 'MemberExpression' && node.left.computed) ||
    (node.left.type === 'CallExpression' &&
      node.left.callee.type === 'MemberExpression' &&
      node.left.callee.property.type === 'Identifier' &&
      node.left.callee.property.name === 'codePointAt'))

/** `known.set(key, found)` where `found` was asked of `known`: a cache that is never filled gives the same answers later. */
function keepsInCache(call: Node, source: string): boolean {
  const [, cache, kept] = /^([\w.#]+)\.set\([^()]*, (\w+)\)$/.exec(source.slice(call.start, call.end)) ?? []
  if (cache === undefined) return false
  return new RegExp(`\\b(?:let|const) ${kept} =\\s+${cache.replaceAll('.', '\\.')}\\.get\\(`).test(source)
}

/** `if (found === undefined)` around such a call: to work it out each time gives the same. */
function isCacheFilled(test: Node, body: Node, source: string): boolean {
  const found = /^(\w+) === undefined$/.exec(source.slice(test.start, test.end))?.[1]
  if (found === undefined || body.type !== 'BlockStatement') return false
  return body.body.some(
    (statement) =>
      statement.type === 'ExpressionStatement' &&
      keepsInCache(statement.expression, source) &&
      source.slice(statement.start, statement.end).includes(`, ${found})`),
  )
}

/** Wrappers of types around values; below any other node of types nothing runs, so no test can notice a change. */
const typed = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'])

function eachValue(node: Node, visit: (node: Node) => void): void {
  if (node.type.startsWith('TS') && !typed.has(node.type)) return
  visit(node)
  eachChild(node, (child) => eachValue(child, visit))
}

/** Each top-level alternative of a pattern, or of its first group, left out. */
function dropAlternatives(
  start: number,
  pattern: string,
  put: (start: number, end: number, text: string, says: string) => void,
): void {
  const parts: { from: number; to: number; depth: number }[] = []
  let depth = 0
  let from = 0
  let inClass = false
  for (let at = 0; at <= pattern.length; at++) {
    const char = pattern[at]
    if (char === '\\') at++
    else if (char === '[') inClass = true
    else if (char === ']') inClass = false
    else if (inClass) continue
    else if (char === '(') depth++
    else if (char === ')') depth--
    else if ((char === '|' || char === undefined) && depth === 0) {
      parts.push({ from, to: at, depth })
      from = at + 1
    }
  }
  if (parts.length < 2) return
  for (const { from: at, to } of parts) {
    const end = to < pattern.length ? to + 1 : to
    const begin = to < pattern.length ? at : at - 1
    put(start + 1 + begin, start + 1 + end, '', `/${pattern.slice(at, to).slice(0, 30)}/ dropped`)
  }
}
