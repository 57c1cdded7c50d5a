import type { JSXText, StringLiteral, TemplateElement } from 'oxc-parser'
import { sharedPrefix, sharedSuffix } from '../source/shared-ends.ts'
import { runNode } from './compare-trees.ts'
import { childPieces, foldRun } from './jsx-runs.ts'
import type { ParsedCode } from './parse-code.ts'
import { eachChild, isStringLiteral, type Node } from './syntax.ts'

/** A patch that changes characters inside one string, template text or JSX text, and nothing else. */
export interface OneText {
  /** The node by which the text is known on both sides, as `compareTrees` reports it. */
  readonly node: Node
  /** Range of the text after the change. */
  readonly spanAfter: { readonly start: number; readonly end: number }
  /**
   * Gives the tree the new text, in place: read what you need of the old one first. Offsets stay those of the old text, so the
   * text of the changed node is in the node alone (`raw`).
   */
  turn(): void
  /** Gives the tree its old text again. */
  turnBack(): void
}

type Leaf = StringLiteral | JSXText | TemplateElement

/**
 * Recognises a patch whose new tree is known without parsing it. Up to the change both texts are equal, so a lexer is in the
 * same state; if the changed characters, old and new, can neither end their token nor start an escape, it reads one token of
 * the same kind and goes on in the same state; what follows is equal again. A parser sees the same kinds of tokens and builds
 * the same tree, except where it looks into a string: in directives, which are left out.
 *
 * @param old the tree before the change
 * @returns `null` where the new text has to be parsed
 */
export function oneText(old: ParsedCode, after: string): OneText | null {
  const before = old.text
  const start = sharedPrefix(before, after)
  const shared = sharedSuffix(before, after, Math.min(before.length, after.length) - start)
  const found = leafAround(old.program, start, before.length - shared)
  if (found === null) return null
  const { leaf, parent } = found
  const grows = after.length - before.length
  const raw = after.slice(leaf.start, leaf.end + grows)
  if (!isInert(leaf, before.slice(leaf.start, leaf.end)) || !isInert(leaf, raw)) return null
  const known = knownBy(leaf, parent, raw)
  if (known === null) return null
  const asItWas = { ...leaf }
  return {
    node: known.node,
    spanAfter: { start: known.start, end: known.end + grows },
    turn: () => rewrite(leaf, raw),
    turnBack: () => void Object.assign(leaf, asItWas),
  }
}

interface Found {
  readonly leaf: Leaf
  readonly parent: Node
}

/** The leaf in whose text a range lies, delimiters excluded. */
function leafAround(node: Node, start: number, end: number): Found | null {
  let found: Found | null = null
  eachChild(node, (child) => {
    if (child.end < end || child.start > start || found !== null) return
    found = isLeaf(child) && holds(child, start, end) ? { leaf: child, parent: node } : leafAround(child, start, end)
  })
  return found
}

const isLeaf = (node: Node): node is Leaf =>
  node.type === 'JSXText' || node.type === 'TemplateElement' || isStringLiteral(node)

/** Length of what stands before and behind the text of a leaf: quotes, or the backtick and braces around a template's text. */
const delimiters = (leaf: Leaf): readonly [number, number] =>
  leaf.type === 'JSXText' ? [0, 0] : leaf.type === 'TemplateElement' ? [1, leaf.tail ? 1 : 2] : [1, 1]

function holds(leaf: Leaf, start: number, end: number): boolean {
  const [before, behind] = delimiters(leaf)
  return leaf.start + before <= start && end <= leaf.end - behind
}

const innerOf = (leaf: Leaf, raw: string): string => {
  const [before, behind] = delimiters(leaf)
  return raw.slice(before, raw.length - behind)
}

/** Whether a lexer reads every character of the text as itself; white space alone is left to the comparison of trees. */
function isInert(leaf: Leaf, raw: string): boolean {
  const inner = innerOf(leaf, raw)
  if (inner.trim() === '') return false
  if (leaf.type === 'JSXText') return !/[{}<>]/.test(inner)
  if (leaf.type === 'TemplateElement') return !/[`\\\r]|\$\{/.test(inner)
  return !/[\\\r\n\u2028\u2029]/.test(inner) && !inner.includes(raw[0] as string)
}

function knownBy(leaf: Leaf, parent: Node, raw: string): { node: Node; start: number; end: number } | null {
  if (leaf.type === 'Literal') return parent.type === 'ExpressionStatement' ? null : { ...spanOf(leaf), node: leaf }
  if (leaf.type === 'TemplateElement')
    return parent.type === 'TemplateLiteral' ? { ...spanOf(parent), node: parent } : null
  if (parent.type !== 'JSXElement' && parent.type !== 'JSXFragment') return null
  const run = childPieces(parent.children).find((piece) => piece.kind === 'run' && piece.nodes.includes(leaf))
  if (run?.kind !== 'run') return null
  const rewritten = run.nodes.map((node) => (node === leaf ? { ...leaf, raw, value: raw } : node))
  const node = runNode(run.nodes)
  return node === null || foldRun(run.nodes) === foldRun(rewritten) ? null : { start: run.start, end: run.end, node }
}

const spanOf = ({ start, end }: Node) => ({ start, end })

function rewrite(leaf: Leaf, raw: string): void {
  const inner = innerOf(leaf, raw)
  if (leaf.type === 'TemplateElement') {
    leaf.value = { raw: inner, cooked: inner }
    return
  }
  leaf.value = inner
  leaf.raw = raw
}
