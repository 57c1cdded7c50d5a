import { eachChild, type Node } from '../code/syntax.ts'
import { boundNames } from './fold/names.ts'

/**
 * Whether evaluating an expression, or loading a class, does nothing that anybody could notice: no call but those that only
 * wrap a component, no read that could throw or run a getter.
 *
 * @param program to know which names are given a meaning in the file
 */
export function isEffectFree(node: Node, program: Node): boolean {
  return isQuiet(node, new Names(program))
}

/** Whether a name has its value wherever an identifier stands that reads it: it is declared before, or hoisted. */
export const isKnownAt = (node: Extract<Node, { type: 'Identifier' }>, program: Node): boolean =>
  node.name === 'undefined' || new Names(program).isKnownAt(node.name, node)

const bound = new WeakMap<Node, ReadonlyMap<string, number>>()

class Names {
  private readonly program: Node
  constructor(program: Node) {
    this.program = program
  }
  /** Whether a name has its value wherever a node stands that reads it. */
  isKnownAt(name: string, node: Node): boolean {
    let names = bound.get(this.program)
    if (names === undefined) {
      names = boundNames(this.program)
      bound.set(this.program, names)
    }
    return (names.get(name) ?? Number.POSITIVE_INFINITY) < node.start
  }
  /** The module that a name is imported from. */
  sourceOf(name: string): string | null {
    if (this.program.type !== 'Program') return null
    for (const statement of this.program.body)
      if (
        statement.type === 'ImportDeclaration' &&
        statement.specifiers.some((specifier) => specifier.local.name === name)
      )
        return statement.source.value
    return null
  }
}

const quietOperators = new Set(['===', '!=='])

function isQuiet(node: Node, names: Names): boolean {
  const all = (nodes: readonly (Node | null)[]) => nodes.every((each) => each === null || isQuiet(each, names))
  switch (node.type) {
    case 'Literal':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'JSXText':
    case 'JSXEmptyExpression':
      return true
    case 'Identifier':
      return node.name === 'undefined' || names.isKnownAt(node.name, node)
    case 'TemplateLiteral':
      return node.expressions.every((each) => each.type === 'Literal')
    case 'UnaryExpression':
      return /^(?:!|typeof|void)$/.test(node.operator)
        ? isQuiet(node.argument, names)
        : /^[-+~]$/.test(node.operator) && node.argument.type === 'Literal'
    case 'BinaryExpression':
      return quietOperators.has(node.operator)
        ? all([node.left as Node, node.right])
        : node.left.type === 'Literal' && node.right.type === 'Literal'
    case 'LogicalExpression':
      return all([node.left, node.right])
    case 'ConditionalExpression':
      return all([node.test, node.consequent, node.alternate])
    case 'ArrayExpression':
      return node.elements.every((each) => each === null || (each.type !== 'SpreadElement' && isQuiet(each, names)))
    case 'ObjectExpression':
      return node.properties.every(
        (each) =>
          each.type === 'Property' &&
          (!each.computed || each.key.type === 'Literal') &&
          isQuiet(each.value, names) &&
          !isPrototype(each.key),
      )
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return isQuiet(node.expression, names)
    case 'JSXElement':
      return (
        node.openingElement.attributes.every(
          (each) => each.type === 'JSXAttribute' && (each.value === null || isQuiet(each.value, names)),
        ) && all(node.children)
      )
    case 'JSXFragment':
      return all(node.children)
    case 'JSXExpressionContainer':
      return isQuiet(node.expression, names)
    case 'CallExpression':
      return isWrapping(node, names)
    case 'ClassDeclaration':
    case 'ClassExpression':
      return isQuietClass(node)
    default:
      return false
  }
}

const isPrototype = (key: Node): boolean =>
  (key.type === 'Identifier' && key.name === '__proto__') || (key.type === 'Literal' && key.value === '__proto__')

const reactWrappers = new Set(['lazy', 'memo', 'forwardRef', 'createContext'])

/** `lazy(() => import('./banner'))`, `memo(Banner)`: they make a component and run nothing of it. */
function isWrapping(node: Extract<Node, { type: 'CallExpression' }>, names: Names): boolean {
  const { callee } = node
  const isKnown =
    callee.type === 'Identifier'
      ? (reactWrappers.has(callee.name) && names.sourceOf(callee.name) === 'react') ||
        names.sourceOf(callee.name) === 'next/dynamic'
      : callee.type === 'MemberExpression' &&
        callee.object.type === 'Identifier' &&
        names.sourceOf(callee.object.name) === 'react' &&
        callee.property.type === 'Identifier' &&
        reactWrappers.has(callee.property.name)
  return isKnown && node.arguments.every((each) => each.type !== 'SpreadElement' && isQuiet(each, names))
}

function isQuietClass(node: Extract<Node, { type: 'ClassDeclaration' | 'ClassExpression' }>): boolean {
  if (node.decorators.length > 0) return false
  const base = node.superClass
  if (base !== null && !/^(?:React\.)?(?:Pure)?Component$/.test(nameOf(base))) return false
  let quiet = true
  eachChild(node.body, (member) => {
    if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') quiet = false
    else if (member.computed || member.decorators.length > 0) quiet = false
    else if (member.type === 'PropertyDefinition' && member.static) quiet = false
  })
  return quiet
}

const nameOf = (node: Node): string =>
  node.type === 'Identifier'
    ? node.name
    : node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.property.type === 'Identifier'
      ? `${node.object.name}.${node.property.name}`
      : ''
