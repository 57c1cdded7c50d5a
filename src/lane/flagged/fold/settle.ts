import { dottedName, type Node } from '../../code/syntax.ts'

type Identifier = Extract<Node, { type: 'Identifier' }>

/** What the value of a flag makes of an expression, and what it leaves out. */
export type Settled =
  | { readonly kind: 'constant'; readonly value: boolean; readonly lost: readonly Node[] }
  /** One part of the expression is all that is left; the expression itself where nothing is settled. */
  | { readonly kind: 'node'; readonly node: Node; readonly lost: readonly Node[] }

/** The value of a node that reads a flag; `null` for any other node, and for flags that keep their call. */
export type ValueOf = (node: Node) => boolean | null

/** What is known of a name where it stands. */
export interface NamesKnown {
  /** It has its value there. */
  readonly isKnown: (name: Identifier) => boolean
  /** It is what a component was given, which is always there. */
  readonly isProps: (name: Identifier) => boolean
}

/**
 * Settles an expression by the flags that it reads, through `&&`, `||`, `?:` and `!`.
 *
 * @param asks whether only truth counts, as in the test of an `if`
 * @param names what is known of the names in it
 */
export function settle(node: Node, valueOf: ValueOf, asks: 'value' | 'truth', names: NamesKnown): Settled {
  const constant = (value: boolean, ...lost: readonly Node[]): Settled => ({ kind: 'constant', value, lost })
  const open: Settled = { kind: 'node', node, lost: [] }
  const value = valueOf(node)
  if (value !== null) return constant(value)
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'boolean' ? constant(node.value) : open
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression': {
      const inner = settle(node.expression, valueOf, asks, names)
      return inner.kind === 'constant' ? inner : open
    }
    case 'UnaryExpression': {
      if (node.operator !== '!') return open
      const inner = settle(node.argument, valueOf, 'truth', names)
      return inner.kind === 'constant' ? constant(!inner.value, ...inner.lost) : open
    }
    case 'LogicalExpression': {
      if (node.operator === '??') return open
      const decides = node.operator === '||'
      const left = settle(node.left, valueOf, asks, names)
      if (left.kind === 'constant') {
        if (left.value === decides) return constant(left.value, ...left.lost, node.right)
        const right = settle(node.right, valueOf, asks, names)
        return { ...right, lost: [...left.lost, ...right.lost] }
      }
      // `isOpen && flag('new')`: what stands before the flag is left out only if asking it changes and shows nothing.
      const right = settle(node.right, valueOf, asks, names)
      if (right.kind !== 'constant' || right.value !== decides) return open
      return isQuiet(node.left, names) && (asks === 'truth' || isBoolean(node.left))
        ? constant(right.value, ...right.lost, node.left)
        : open
    }
    case 'ConditionalExpression': {
      const test = settle(node.test, valueOf, 'truth', names)
      if (test.kind !== 'constant') return open
      const [kept, lost] = test.value ? [node.consequent, node.alternate] : [node.alternate, node.consequent]
      const winner = settle(kept, valueOf, asks, names)
      return { ...winner, lost: [...test.lost, lost, ...winner.lost] }
    }
    default:
      return open
  }
}

const compares = new Set(['===', '!==', '==', '!=', '<', '>', '<=', '>='])

const isBoolean = (node: Node): boolean =>
  (node.type === 'UnaryExpression' && node.operator === '!') ||
  (node.type === 'BinaryExpression' && compares.has(node.operator)) ||
  (node.type === 'Literal' && typeof node.value === 'boolean') ||
  (node.type === 'LogicalExpression' && node.operator !== '??' && isBoolean(node.left) && isBoolean(node.right))

/** Whether asking an expression runs no code and cannot fail. The props of a component are always there. */
function isQuiet(node: Node, names: NamesKnown): boolean {
  const { isKnown, isProps } = names
  const quiet = (each: Node) => isQuiet(each, names)
  switch (node.type) {
    case 'Identifier':
      return isKnown(node)
    case 'Literal':
      return true
    case 'MemberExpression':
      return node.object.type === 'Identifier' && isProps(node.object) && dottedName(node) !== null
    case 'ChainExpression':
      return (
        node.expression.type === 'MemberExpression' &&
        node.expression.optional &&
        node.expression.object.type === 'Identifier' &&
        isKnown(node.expression.object) &&
        dottedName(node) !== null
      )
    case 'UnaryExpression':
      return (node.operator === '!' || node.operator === 'typeof') && quiet(node.argument)
    case 'BinaryExpression':
      return (node.operator === '===' || node.operator === '!==') && quiet(node.left as Node) && quiet(node.right)
    case 'LogicalExpression':
      return quiet(node.left) && quiet(node.right)
    default:
      return false
  }
}
