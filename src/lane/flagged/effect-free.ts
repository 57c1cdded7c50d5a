import { declarationAt, nameUses } from '../code/name-uses.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import { eachChild, type Node } from '../code/syntax.ts'

/**
 * Whether evaluating an expression, or loading a class, does nothing that anybody could notice: no call but those that only
 * wrap a component, no read that could throw or run a getter.
 *
 * @param own the name that is being declared, which has no value yet
 * @param atLoad it is evaluated while the module loads: where modules import one another, an import may have no value yet
 */
export function isEffectFree(node: Node, parsed: ParsedCode, own: string | null, atLoad: boolean): boolean {
  return isQuiet(node, new Names(parsed, own, atLoad))
}

type Identifier = Extract<Node, { type: 'Identifier' | 'JSXIdentifier' }>

/** Whether a name has its value wherever an identifier stands that reads it: it is declared before, or hoisted. */
export const isKnownAt = (node: Identifier, parsed: ParsedCode): boolean =>
  new Names(parsed, null, false).isKnownAt(node)

class Names {
  private readonly parsed: ParsedCode
  private readonly own: string | null
  private readonly atLoad: boolean
  constructor(parsed: ParsedCode, own: string | null, atLoad: boolean) {
    this.parsed = parsed
    this.own = own
    this.atLoad = atLoad
  }
  isKnownAt(node: Identifier): boolean {
    if (node.name === 'undefined') return true
    if (node.name === this.own) return false
    const declaration = declarationAt(nameUses(this.parsed, node.name), node)
    if (declaration === null || !(declaration.isHoisted || declaration.node.start < node.start)) return false
    return !this.atLoad || !/^(?:[.@~#$]?\/|\.)|^[~#$]/.test(this.sourceOf(node.name) ?? '')
  }
  /** The module that a name is imported from. */
  sourceOf(name: string): string | null {
    for (const statement of this.parsed.program.body)
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
  const all = (nodes: readonly Node[]) => nodes.every((each) => isQuiet(each, names))
  switch (node.type) {
    case 'Literal':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'JSXText':
    case 'JSXEmptyExpression':
      return true
    case 'Identifier':
      return names.isKnownAt(node)
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
        isElementQuiet(node.openingElement.name, names) &&
        node.openingElement.attributes.every(
          (each) => each.type === 'JSXAttribute' && (each.value === null || isQuiet(each.value, names)),
        ) &&
        all(node.children)
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

/** The component has a value; a member of something might be a getter. */
const isElementQuiet = (name: Node, names: Names): boolean =>
  name.type === 'JSXIdentifier' && (/^\p{Ll}/u.test(name.name) || names.isKnownAt(name))

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
