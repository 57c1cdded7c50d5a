import type { JSXChild } from 'oxc-parser'
import type { Span } from '../lane.ts'
import { sharedPrefix, sharedSuffix } from '../source/shared-ends.ts'
import { commentsDiffer, formattedDifference } from './compare-outside.ts'
import { childPieces, foldRun } from './jsx-runs.ts'
import type { ParsedCode } from './parse-code.ts'
import { isStringLiteral, maxDepth, type Node, TooDeep } from './syntax.ts'

/** What stands for a node once a contract's additions are taken out: nothing, or another node, and the text that goes. */
export interface Remainder {
  readonly node: Node | null
  readonly erased: readonly Span[]
}

export interface Erasing {
  /** What is left of a node of the old or the new tree; `null` where the node stays as it is. */
  readonly before: (node: Node) => Remainder | null
  readonly after: (node: Node) => Remainder | null
  /** What is left of a new node beside the old node in its place; asked only where the two differ in text. */
  readonly beside?: (before: Node, after: Node) => Remainder | null
}

/** What was erased between the same two neighbours of a list, on each side in order. */
export interface ErasedGap {
  readonly before: readonly Node[]
  readonly after: readonly Node[]
}

export type ErasedComparison =
  | {
      readonly kind: 'same'
      readonly gaps: readonly ErasedGap[]
      /** What is not in the old program, as ranges of the new text. */
      readonly erasedAfter: readonly Span[]
    }
  | { readonly kind: 'different'; readonly before: Node; readonly after: Node }
  /** Bytes between the tokens differ, or a comment does: the offset on the after side. */
  | { readonly kind: 'outside'; readonly at: number }
  | { readonly kind: 'too-deep' }

/** Nothing is left of a node. */
export const erased = ({ start, end }: Node): Remainder => ({ node: null, erased: [{ start, end }] })

/** Only a part of a node is left. */
export const onlyPart = (whole: Node, part: Node): Remainder => ({
  node: part,
  erased: [
    { start: whole.start, end: part.start },
    { start: part.end, end: whole.end },
  ],
})

class Differs extends Error {
  readonly before: Node
  readonly after: Node
  constructor(before: Node, after: Node) {
    super('differs')
    this.before = before
    this.after = after
  }
}

type Fields = Record<string, unknown>
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Fields).type === 'string'

/**
 * Compares what is left of two trees, then the bytes outside what was erased: equal, or different only as a formatter makes
 * them. Subtrees with the same source text are equal without a closer look, so what is erased there is not in the gaps.
 */
export function compareErased(before: ParsedCode, after: ParsedCode, erasing: Erasing): ErasedComparison {
  const gaps: ErasedGap[] = []
  const erasedBefore: Span[] = []
  const erasedAfter: Span[] = []
  const grows = after.text.length - before.text.length
  const prefix = sharedPrefix(before.text, after.text)
  const suffix = sharedSuffix(before.text, after.text, Math.min(before.text.length, after.text.length) - prefix)

  const isSameText = (a: Node, b: Node): boolean => {
    if (a.end - a.start !== b.end - b.start) return false
    if (a.start === b.start && a.end <= prefix) return true
    if (a.start + grows === b.start && a.start >= before.text.length - suffix) return true
    return before.text.slice(a.start, a.end) === after.text.slice(b.start, b.end)
  }

  /** The items of a list that are left, and what was erased between them. */
  const leftOf = (items: readonly unknown[], ofNode: Erasing['before'], spans: Span[], text: string) => {
    const left: unknown[] = []
    const between: Node[][] = [[]]
    for (const item of items) {
      const remainder = isNode(item) ? ofNode(item) : null
      if (remainder !== null && isNode(item) && remainder.node === null) {
        spans.push(...remainder.erased.map((span) => withComma(text, item, span)))
        between.at(-1)?.push(item)
        continue
      }
      left.push(item)
      between.push([])
    }
    return { left, between }
  }

  const compareLists = (
    a: readonly unknown[],
    b: readonly unknown[],
    owners: readonly [Node, Node],
    depth: number,
  ): void => {
    const x = leftOf(a, erasing.before, erasedBefore, before.text)
    const y = leftOf(b, erasing.after, erasedAfter, after.text)
    if (x.left.length !== y.left.length) {
      const at = x.left.findIndex((item, index) => !looksAlike(item, y.left[index]))
      const from = x.left[at === -1 ? y.left.length : at]
      const to = y.left[at === -1 ? x.left.length : at]
      throw new Differs(isNode(from) ? from : owners[0], isNode(to) ? to : owners[1])
    }
    x.between.forEach((nodes, index) => {
      const others = y.between[index] ?? []
      if (nodes.length + others.length > 0) gaps.push({ before: nodes, after: others })
    })
    for (let index = 0; index < x.left.length; index++) compareValues(x.left[index], y.left[index], owners, depth)
  }

  const looksAlike = (a: unknown, b: unknown): boolean =>
    isNode(a) && isNode(b) ? a.type === b.type && isSameText(a, b) : a === b

  const compareChildren = (
    a: readonly JSXChild[],
    b: readonly JSXChild[],
    owners: readonly [Node, Node],
    depth: number,
  ): void => {
    const x = leftOf(a, erasing.before, erasedBefore, before.text)
    const y = leftOf(b, erasing.after, erasedAfter, after.text)
    const nodes = [...x.between.flat(), ...y.between.flat()]
    if (nodes.length > 0) gaps.push({ before: x.between.flat(), after: y.between.flat() })
    const left = drawn(x.left as JSXChild[])
    const right = drawn(y.left as JSXChild[])
    if (left.length !== right.length) throw new Differs(...owners)
    for (let index = 0; index < left.length; index++) {
      const one = left[index]
      const other = right[index]
      if (typeof one === 'string' || typeof other === 'string') {
        if (one !== other) throw new Differs(...owners)
      } else if (one && other) compare(one, other, depth + 1)
    }
  }

  const compareValues = (a: unknown, b: unknown, owners: readonly [Node, Node], depth: number): void => {
    if (isNode(a) && isNode(b)) return compare(a, b, depth + 1)
    if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b, owners, depth)
    if (isNode(a) !== isNode(b)) {
      // A single node of which nothing is left equals no node at all.
      const remainder = isNode(a) ? erasing.before(a) : isNode(b) ? erasing.after(b) : null
      if ((isNode(a) ? b : a) === null && remainder !== null && remainder.node === null) {
        if (isNode(a)) note(remainder, erasedBefore, a, 'before')
        else if (isNode(b)) note(remainder, erasedAfter, b, 'after')
        return
      }
      throw new Differs(...owners)
    }
    if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
      const keys = Object.keys(a)
      if (keys.length !== Object.keys(b).length) throw new Differs(...owners)
      for (const key of keys) compareValues((a as Fields)[key], (b as Fields)[key], owners, depth)
      return
    }
    if (!Object.is(a, b)) throw new Differs(...owners)
  }

  const note = (remainder: Remainder, spans: Span[], node: Node, side: 'before' | 'after') => {
    spans.push(...remainder.erased)
    if (remainder.node === null)
      gaps.push({ before: side === 'before' ? [node] : [], after: side === 'after' ? [node] : [] })
  }

  const compare = (a: Node, b: Node, depth: number): void => {
    if (depth > maxDepth) throw new TooDeep()
    if (a.type === b.type && isSameText(a, b)) {
      // The one thing a text alone does not tell: whether it stands where a string is a directive.
      if (directiveOf(a) !== directiveOf(b)) throw new Differs(a, b)
      return
    }
    const leftA = erasing.before(a)
    const leftB = erasing.after(b)
    if (leftA !== null || leftB !== null) {
      if (leftA?.node === null && leftB?.node === null) {
        erasedBefore.push(...leftA.erased)
        erasedAfter.push(...leftB.erased)
        gaps.push({ before: [a], after: [b] })
        return
      }
      if (leftA?.node === null || leftB?.node === null) throw new Differs(a, b)
      erasedBefore.push(...(leftA?.erased ?? []))
      erasedAfter.push(...(leftB?.erased ?? []))
      return compareWhole(leftA?.node ?? a, leftB?.node ?? b, depth + 1)
    }
    const beside = erasing.beside?.(a, b) ?? null
    if (beside?.node) {
      erasedAfter.push(...beside.erased)
      return compareWhole(a, beside.node, depth + 1)
    }
    compareWhole(a, b, depth)
  }

  const compareWhole = (a: Node, b: Node, depth: number): void => {
    if (depth > maxDepth) throw new TooDeep()
    if (a.type !== b.type) throw new Differs(a, b)
    if (isStringLiteral(a) && isStringLiteral(b)) {
      // Another spelling of the same value is left to the bytes.
      if (a.value !== b.value) throw new Differs(a, b)
      return
    }
    const left = a as unknown as Fields
    const right = b as unknown as Fields
    const keys = Object.keys(left)
    if (keys.length !== Object.keys(right).length) throw new Differs(a, b)
    for (const key of keys) {
      if (key === 'start' || key === 'end' || key === 'parent') continue
      if (key === 'children' && (a.type === 'JSXElement' || a.type === 'JSXFragment'))
        compareChildren(a.children, (b as typeof a).children, [a, b], depth)
      else compareValues(left[key], right[key], [a, b], depth)
    }
  }

  try {
    compareWhole(before.program, after.program, 0)
  } catch (error) {
    if (error instanceof Differs) return { kind: 'different', before: error.before, after: error.after }
    if (error instanceof TooDeep || error instanceof RangeError) return { kind: 'too-deep' }
    throw error
  }
  const at = differsBetween(before.text, after.text, erasedBefore, erasedAfter) ?? commentsDiffer(before, after)
  return at === null ? { kind: 'same', gaps, erasedAfter } : { kind: 'outside', at }
}

const directiveOf = (node: Node): string | null =>
  node.type === 'ExpressionStatement' ? (node.directive ?? null) : null

/** What children draw: texts as React folds them, without those that draw nothing, and everything else. */
function drawn(children: readonly JSXChild[]): (string | Node)[] {
  return childPieces(children)
    .map((piece) => (piece.kind === 'run' ? foldRun(piece.nodes) : piece.node))
    .filter((piece) => piece !== '')
}

/** A list item goes with the comma that parts it from its neighbour. */
function withComma(text: string, item: Node, span: Span): Span {
  const isListed = item.type === 'ImportSpecifier' || item.type === 'Property' || item.type === 'ImportDefaultSpecifier'
  if (!isListed || span.end !== item.end) return span
  const behind = /^\s*,/.exec(text.slice(span.end, span.end + 200))?.[0]
  if (behind !== undefined) return { start: span.start, end: span.end + behind.length }
  const ahead = /,\s*$/.exec(text.slice(Math.max(0, span.start - 200), span.start))?.[0]
  return ahead === undefined ? span : { start: span.start - ahead.length, end: span.end }
}

interface Rest {
  readonly text: string
  /** Where each kept part begins: in the rest, and in the whole text. */
  readonly parts: readonly { readonly at: number; readonly from: number }[]
}

function withoutSpans(text: string, spans: readonly Span[]): Rest {
  const parts: { at: number; from: number }[] = []
  let rest = ''
  let from = 0
  const keep = (to: number) => {
    if (to <= from) return
    parts.push({ at: rest.length, from })
    rest += text.slice(from, to)
  }
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    keep(start)
    from = Math.max(from, end)
  }
  keep(text.length)
  return { text: rest, parts }
}

/** The first offset on the after side at which the texts without what was erased differ by more than formatting. */
function differsBetween(
  before: string,
  after: string,
  erasedBefore: readonly Span[],
  erasedAfter: readonly Span[],
): number | null {
  const left = withoutSpans(before, erasedBefore)
  const right = withoutSpans(after, erasedAfter)
  const at = formattedDifference(left.text, right.text)
  if (at === null) return null
  const part = right.parts.findLast((each) => each.at <= at)
  return Math.min(after.length, (part?.from ?? 0) + at - (part?.at ?? 0))
}

/** Whether two pieces of source have the same tree, wherever they stand and however they are formatted. */
export function isSameTree(a: unknown, b: unknown, depth = 0): boolean {
  if (depth > maxDepth) return false
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isSameTree(item, b[index], depth + 1))
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return Object.is(a, b)
  if (isNode(a) && isNode(b) && isStringLiteral(a) && isStringLiteral(b)) return a.value === b.value
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) =>
        key === 'start' ||
        key === 'end' ||
        key === 'parent' ||
        isSameTree((a as Fields)[key], (b as Fields)[key], depth + 1),
    )
  )
}
