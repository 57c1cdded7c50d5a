import { isStringLiteral, literalName, type Node } from '../code/syntax.ts'
import { callFault } from './call-fault.ts'
import { attributeFault, elementFault } from './element-fault.ts'
import { makeable, plainGlobals, reachesOut } from './guarded-names.ts'
import { isLoading } from './loading.ts'
import { endsPlainly } from './loops.ts'
import type { Moment } from './moments.ts'
import { lastName, rootName, rootOf } from './origins.ts'
import { fillsItsOwn } from './own-values.ts'
import type { FlaggedRule } from './rules.ts'
import { isRunningAddress, isStrangeMarkup } from './strange-markup.ts'
import type { Surroundings } from './surroundings.ts'

/** The rule that a node of guarded code breaks by itself, whatever stands in it; what is called to show something aside. */
export function nodeFault(node: Node, parent: Node | null, moment: Moment, around: Surroundings): FlaggedRule | null {
  switch (node.type) {
    case 'JSXOpeningElement':
      return elementFault(node, parent, around)
    case 'JSXAttribute':
      return attributeFault(node, parent, around)
    case 'CallExpression':
      return callFault(node, moment, around)
    case 'VariableDeclaration':
      // It takes its name in the whole function, on both sides of the guard.
      return node.kind === 'var' ? 'flagged/outside' : null
    case 'Literal':
      if ('regex' in node && node.value === null) return 'flagged/unparsable'
      return isRunningAddress(node) ? 'flagged/markup' : null
    default:
      if (isStrangeMarkup(node, around.isInDrawing) || isRunningAddress(node)) return 'flagged/markup'
      return does(node, parent, moment, around) ? 'flagged/effect' : null
  }
}

/** Whether a node does something, or reaches what may do it. */
function does(node: Node, parent: Node | null, moment: Moment, around: Surroundings): boolean {
  switch (node.type) {
    case 'ExpressionStatement':
      // A directive tells a compiler or a server something.
      if (isStringLiteral(node.expression)) return true
      return moment !== 'handler' && !isInnerAssignment(node.expression) && !fillsItsOwn(node.expression, around)
    case 'SequenceExpression':
    case 'AwaitExpression':
    case 'YieldExpression':
      return moment !== 'handler'
    case 'AssignmentExpression':
      return !isOwnTarget(node.left, around)
    case 'UpdateExpression':
      return !isOwnTarget(node.argument, around)
    case 'UnaryExpression':
      return node.operator === 'delete'
    case 'ForInStatement':
    case 'ForOfStatement':
      return (node.left.type !== 'VariableDeclaration' && !isOwnTarget(node.left, around)) || !endsPlainly(node)
    case 'ForStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return !endsPlainly(node)
    case 'TaggedTemplateExpression':
      return !/^(?:t|msg|defineMessage|plural)$/.test(lastName(node.tag) ?? '')
    case 'ImportExpression':
      return !(moment === 'handler' && isLoading(node))
    case 'MemberExpression':
      return reachesOut.has(memberName(node)) || isAnyOfEvent(node, around)
    case 'Property':
      return parent?.type === 'ObjectPattern' && reachesOut.has(literalName(node.key) ?? '')
    case 'ThisExpression':
      return !around.isInClass
    case 'NewExpression':
      return !makeable.has(rootName(node.callee) ?? '') || !around.origins.isGlobal(rootOf(node.callee))
    case 'Identifier':
      return isStrangeGlobal(node, around)
    case 'JSXIdentifier':
      return !isNameOfElement(node, parent) && isStrangeGlobal(node, around)
    case 'WithStatement':
    case 'DebuggerStatement':
    case 'MetaProperty':
      return true
    default:
      return false
  }
}

const isInnerAssignment = (node: Node): boolean =>
  node.type === 'AssignmentExpression' || node.type === 'UpdateExpression'

/** Only what the guarded code declares may be written to. */
function isOwnTarget(target: Node, { inside }: Surroundings): boolean {
  const root = rootOf(target)
  if (root?.type !== 'Identifier') return false
  const at = inside.get(root.name)
  return at !== undefined && (at >= 0 || target === root)
}

const memberName = (node: Extract<Node, { type: 'MemberExpression' }>): string =>
  node.property.type === 'Identifier' && !node.computed
    ? node.property.name
    : isStringLiteral(node.property)
      ? node.property.value
      : ''

/** `event[name]` */
function isAnyOfEvent(node: Extract<Node, { type: 'MemberExpression' }>, { events }: Surroundings): boolean {
  const root = rootOf(node)
  return node.computed && node.property.type !== 'Literal' && root?.type === 'Identifier' && events.has(root.name)
}

/** `<p>` is an element of the page, whatever else has its name. */
const isNameOfElement = ({ name }: Extract<Node, { type: 'JSXIdentifier' }>, parent: Node | null): boolean =>
  (parent?.type === 'JSXOpeningElement' || parent?.type === 'JSXClosingElement') && /^\p{Ll}/u.test(name)

function isStrangeGlobal(
  node: Extract<Node, { type: 'Identifier' | 'JSXIdentifier' }>,
  { origins }: Surroundings,
): boolean {
  return !plainGlobals.has(node.name) && origins.isGlobal(node)
}
