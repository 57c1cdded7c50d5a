import type { JSXChild, JSXText } from 'oxc-parser'
import { sharedPrefix, sharedSuffix } from '../source/shared-ends.ts'
import { type ChildPiece, childPieces, foldRun } from './jsx-runs.ts'
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

type Fields = Record<string, unknown>
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Fields).type === 'string'

/** The node by which a run is known: its first text that is more than white space. */
export const runNode = (nodes: readonly JSXChild[]): JSXText | null =>
  (nodes.find((node) => node.type === 'JSXText' && node.raw?.trim() !== '') as JSXText | undefined) ?? null

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
  const grows = after.text.length - before.text.length
  const prefix = sharedPrefix(before.text, after.text)
  const suffix = sharedSuffix(before.text, after.text, Math.min(before.text.length, after.text.length) - prefix)

  /** Whether two nodes have the same source text. Mostly their places tell: both in what the files share at an end. */
  const isSameText = (a: Node, b: Node): boolean => {
    if (a.end - a.start !== b.end - b.start) return false
    if (a.start === b.start && a.end <= prefix) return true
    if (a.start + grows === b.start && a.start >= before.text.length - suffix) return true
    return before.text.slice(a.start, a.end) === after.text.slice(b.start, b.end)
  }

  const differ = (a: Node, b: Node, kind: StructureDifference['kind']): never => {
    throw new Differs({ before: a, after: b, kind })
  }

  const compareRuns = (a: ChildPiece | undefined, b: ChildPiece | undefined, parents: readonly [Node, Node]) => {
    const nodesBefore = a?.kind === 'run' ? a.nodes : []
    const nodesAfter = b?.kind === 'run' ? b.nodes : []
    const folded = foldRun(nodesBefore)
    if (folded === foldRun(nodesAfter)) return
    const first = runNode(nodesBefore)
    const second = runNode(nodesAfter)
    if (first === null || second === null || a?.kind !== 'run' || b?.kind !== 'run') {
      // A text that goes or comes altogether has no counterpart to be judged against, except when it is emptied.
      const isEmptied = first !== null && second === null
      return differ(first ?? parents[0], second ?? parents[1], isEmptied ? 'emptied' : 'children')
    }
    texts.push({ before: first, after: second, spanBefore: a, spanAfter: b })
  }

  const compareChildren = (
    a: readonly JSXChild[],
    b: readonly JSXChild[],
    parents: readonly [Node, Node],
    depth: number,
  ) => {
    const left = childPieces(a)
    const right = childPieces(b)
    const itemsLeft = left.filter((piece) => piece.kind === 'item')
    const itemsRight = right.filter((piece) => piece.kind === 'item')
    if (itemsLeft.length !== itemsRight.length) return differ(parents[0], parents[1], 'children')
    let i = 0
    let j = 0
    for (let item = 0; item <= itemsLeft.length; item++) {
      const runLeft = left[i]?.kind === 'run' ? left[i++] : undefined
      const runRight = right[j]?.kind === 'run' ? right[j++] : undefined
      compareRuns(runLeft, runRight, parents)
      const pieceLeft = left[i++]
      const pieceRight = right[j++]
      if (pieceLeft?.kind === 'item' && pieceRight?.kind === 'item') compare(pieceLeft.node, pieceRight.node, depth + 1)
    }
  }

  const compareValues = (a: unknown, b: unknown, owners: readonly [Node, Node], depth: number): void => {
    if (isNode(a) && isNode(b)) return compare(a, b, depth + 1)
    if (Array.isArray(a) && Array.isArray(b)) {
      if (a.length !== b.length) return differ(owners[0], owners[1], 'node')
      for (let index = 0; index < a.length; index++) compareValues(a[index], b[index], owners, depth)
      return
    }
    if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
      const keys = Object.keys(a)
      if (keys.length !== Object.keys(b).length) return differ(owners[0], owners[1], 'node')
      for (const key of keys) compareValues((a as Fields)[key], (b as Fields)[key], owners, depth)
      return
    }
    if (!Object.is(a, b)) differ(owners[0], owners[1], 'node')
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
    const keys = Object.keys(fieldsBefore)
    if (keys.length !== Object.keys(fieldsAfter).length) return differ(a, b, 'node')
    for (const key of keys) {
      if (key === 'start' || key === 'end' || key === 'parent') continue
      if (key === 'children' && (a.type === 'JSXElement' || a.type === 'JSXFragment')) {
        compareChildren(a.children, (b as typeof a).children, [a, b], depth)
        continue
      }
      compareValues(fieldsBefore[key], fieldsAfter[key], [a, b], depth)
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
