import type { JSXChild, JSXText } from 'oxc-parser'
import { type ChildPiece, childPieces, foldRun, type RunNode } from './jsx-runs.ts'
import type { ParsedCode } from './parse-code.ts'
import { isStringLiteral, maxDepth, type Node, TooDeep } from './syntax.ts'

/** A text that differs between two otherwise equal trees: a string, a template, or a run of JSX text. */
export interface TextDifference {
  readonly before: Node
  readonly after: Node
  readonly spanBefore: { readonly start: number; readonly end: number }
  readonly spanAfter: { readonly start: number; readonly end: number }
}

export interface StructureDifference {
  readonly before: Node
  readonly after: Node
  readonly kind: 'node' | 'text-became-code' | 'children' | 'emptied'
}

export type TreeComparison =
  | { readonly kind: 'same-structure'; readonly texts: readonly TextDifference[] }
  | { readonly kind: 'different'; readonly where: StructureDifference }
  | { readonly kind: 'too-deep' }

/** Thrown and caught below. No error: taking down where each was thrown took longer than comparing. */
class Differs {
  readonly where: StructureDifference
  constructor(where: StructureDifference) {
    this.where = where
  }
}

type Fields = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Fields).type === 'string'

/** The node by which a run is known: its first text that is more than white space. */
export const runNode = (nodes: readonly RunNode[]): JSXText | null =>
  nodes.find((node): node is JSXText => node.type === 'JSXText' && node.raw?.trim() !== '') ?? null

type Run = Extract<ChildPiece, { kind: 'run' }>
const emptyRun: Run = { kind: 'run', nodes: [], start: 0, end: 0 }

/** Children as runs with the item behind each, which has no run or an empty one before it; behind the last run there is none. */
function runsOf(children: readonly JSXChild[]): { readonly run: Run; readonly item: Node | null }[] {
  const runs: { run: Run; item: Node | null }[] = []
  let run = emptyRun
  for (const piece of childPieces(children)) {
    if (piece.kind === 'run') run = piece
    else {
      runs.push({ run, item: piece.node })
      run = emptyRun
    }
  }
  return [...runs, { run, item: null }]
}

/**
 * Walks two trees in lockstep. Node kinds and all fields must be equal; the values of strings, template texts and JSX texts
 * may differ and are collected. A pair of subtrees with the same kind and the same source text below equal ancestors is
 * equal without a closer look: the parser is a function of both. That makes the walk as long as the change, not the file.
 *
 * @param isText counts a pair of other nodes among the texts where they differ: numbers that a contract has slots for
 */
export function compareTrees(
  before: ParsedCode,
  after: ParsedCode,
  isText: (before: Node, after: Node) => boolean = () => false,
): TreeComparison {
  const texts: TextDifference[] = []

  const isSameText = (a: Node, b: Node): boolean =>
    before.text.slice(a.start, a.end) === after.text.slice(b.start, b.end)

  const differ = (a: Node, b: Node, kind: StructureDifference['kind']): never => {
    throw new Differs({ before: a, after: b, kind })
  }

  const compareRuns = (a: Run, b: Run, parents: readonly [Node, Node]) => {
    if (foldRun(a.nodes) === foldRun(b.nodes)) return
    const first = runNode(a.nodes)
    const second = runNode(b.nodes)
    // A text that goes or comes altogether has no counterpart to be judged against, except when it is emptied.
    if (first === null) return differ(parents[0], second ?? parents[1], 'children')
    if (second === null) return differ(first, parents[1], 'emptied')
    texts.push({ before: first, after: second, spanBefore: a, spanAfter: b })
  }

  const compareChildren = (
    a: readonly JSXChild[],
    b: readonly JSXChild[],
    parents: readonly [Node, Node],
    depth: number,
  ) => {
    const left = runsOf(a)
    const right = runsOf(b)
    if (left.length !== right.length) return differ(...parents, 'children')
    for (const [index, { run, item }] of left.entries()) {
      const other = right[index] as (typeof right)[number]
      compareRuns(run, other.run, parents)
      compareValues(item, other.item, parents, depth)
    }
  }

  const compareValues = (a: unknown, b: unknown, owners: readonly [Node, Node], depth: number): void => {
    if (isNode(a) && isNode(b)) return compare(a, b, depth + 1)
    if (Array.isArray(a) && Array.isArray(b)) {
      if (a.length !== b.length) return differ(...owners, 'node')
      for (const [index, item] of a.entries()) compareValues(item, b[index], owners, depth)
      return
    }
    // Other objects, such as the parts of a pattern, are told apart by the text of their node, which differs.
    if (!Object.is(a, b)) differ(...owners, 'node')
  }

  const compare = (a: Node, b: Node, depth: number): void => {
    if (depth > maxDepth) throw new TooDeep()
    if (a.type !== b.type && !isText(a, b))
      return differ(a, b, a.type === 'JSXText' || isStringLiteral(a) ? 'text-became-code' : 'node')
    if (isSameText(a, b)) return
    if (isText(a, b)) {
      texts.push({ before: a, after: b, spanBefore: a, spanAfter: b })
      return
    }
    if (isStringLiteral(a) && isStringLiteral(b)) {
      // JSX attributes carry undecoded entities in `value`; equal values with unequal bytes are left to the byte level.
      if (a.value !== b.value) texts.push({ before: a, after: b, spanBefore: a, spanAfter: b })
      return
    }
    if (a.type === 'TemplateLiteral' && b.type === 'TemplateLiteral') {
      if (a.quasis.length !== b.quasis.length) return differ(a, b, 'text-became-code')
      a.expressions.forEach((expression, index) => {
        compare(expression, b.expressions[index] as Node, depth + 1)
      })
      if (a.quasis.some((quasi, index) => quasi.value.raw !== b.quasis[index]?.value.raw))
        texts.push({ before: a, after: b, spanBefore: a, spanAfter: b })
      return
    }
    const fieldsBefore = a as unknown as Fields
    const fieldsAfter = b as unknown as Fields
    // Nodes of one type have the same fields, and a literal that is of another kind has another text.
    for (const key of Object.keys(fieldsBefore)) {
      if (key === 'start' || key === 'end') continue
      const [left, right] = [fieldsBefore[key], fieldsAfter[key]]
      // Only elements and fragments have them.
      if (key === 'children') compareChildren(left as JSXChild[], right as JSXChild[], [a, b], depth)
      else compareValues(left, right, [a, b], depth)
    }
  }

  try {
    compare(before.program, after.program, 0)
  } catch (error) {
    if (error instanceof Differs) return { kind: 'different', where: error.where }
    if (error instanceof TooDeep || error instanceof RangeError) return { kind: 'too-deep' }
    throw error
  }
  return { kind: 'same-structure', texts }
}
