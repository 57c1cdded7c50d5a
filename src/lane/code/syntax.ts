import { type Node, visitorKeys } from 'oxc-parser'

export type { Node } from 'oxc-parser'

/** Recursion over trees stops here; ordinary source stays below a hundred. */
export const maxDepth = 1500

/** Thrown at a tree deeper than {@link maxDepth}. */
export class TooDeep extends Error {}

/** What the work gives; `otherwise` where a tree is too deep for it, or for the stack. */
export function unlessTooDeep<Result, Otherwise>(work: () => Result, otherwise: Otherwise): Result | Otherwise {
  try {
    return work()
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError) return otherwise
    throw error
  }
}

type Fields = Record<string, unknown>

/** Calls back for each child node in source order of its parent's fields. */
export function eachChild(node: Node, visit: (child: Node) => void): void {
  const keys = visitorKeys[node.type]
  if (keys === undefined) return
  for (const key of keys) {
    const value = (node as unknown as Fields)[key]
    if (value === null || value === undefined) continue
    if (Array.isArray(value)) {
      for (const item of value) if (item !== null) visit(item as Node)
    } else {
      visit(value as Node)
    }
  }
}

/** Calls back for a node and everything below it. */
export function eachNode(node: Node, visit: (node: Node) => void, depth = 0): void {
  if (depth > maxDepth) throw new TooDeep()
  visit(node)
  eachChild(node, (child) => eachNode(child, visit, depth + 1))
}

export const isStringLiteral = (node: Node): node is Extract<Node, { type: 'Literal' }> & { value: string } =>
  node.type === 'Literal' && typeof node.value === 'string'

/** The name by which a key is written: `a`, `'a'`; `null` for anything else. */
export const literalName = (node: Node): string | null =>
  node.type === 'Identifier' ? node.name : isStringLiteral(node) ? node.value : null

/** An expression without its type assertions. */
export const bare = (node: Node): Node =>
  node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression' ? bare(node.expression) : node

/** `a`, `a.b.c`; `null` for anything else. */
export function dottedName(node: Node, depth = 0): string | null {
  if (depth > 8) return null
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') return node.name
  if (node.type === 'ThisExpression') return 'this'
  if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier') {
    const object = dottedName(node.object, depth + 1)
    return object === null ? null : `${object}.${node.property.name}`
  }
  if (node.type === 'JSXMemberExpression') {
    const object = dottedName(node.object, depth + 1)
    return object === null ? null : `${object}.${node.property.name}`
  }
  if (node.type === 'ChainExpression') return dottedName(node.expression, depth + 1)
  return null
}
