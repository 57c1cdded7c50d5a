import type { JSXAttribute } from 'oxc-parser'
import { type Declaration, declarationAt, nameUses } from '../code/name-uses.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import { literalName, type Node } from '../code/syntax.ts'
import { ancestorsOf } from '../code/walk-to.ts'
import { namesPerson } from './personal.ts'
import { attributeName } from './tracking-in-file.ts'

/** Names of members from the outermost on: what a value is read from. */
type Path = readonly string[]

/** Names are followed through this many others; so much is enough to show where a value comes from. */
const maxSteps = 4
/** Calls that give what they are given, in other words. */
const handsOn = /^(?:stringify|String|encodeURIComponent|btoa|useState|useRef|useDeferredValue|useDebounce\w*)$/

/**
 * The members that the value of a name is read from, as far as the file tells: `const mail = user.email` makes `mail` come
 * from `user.email`, and what is read from an event is what somebody typed under another name.
 *
 * @param node the name as it is read
 * @param members what is read of it, `['plan']` in `x.plan`
 * @throws TooDeep
 */
export function sourcesOf(parsed: ParsedCode, node: Node, members: Path = [], steps = maxSteps): readonly Path[] {
  if (node.type !== 'Identifier' || steps === 0) return []
  const uses = nameUses(parsed, node.name)
  const declaration = declarationAt(uses, node)
  if (declaration === null) return []
  const found = declaredFrom(parsed, declaration, members, steps)
  for (const { node: use, ancestors } of uses.references) {
    const parent = ancestors.at(-1)
    if (parent?.type !== 'AssignmentExpression' || parent.left !== use) continue
    if (declarationAt(uses, use) === declaration) found.push(...partsOf(parsed, parent.right, members, steps))
  }
  return found
}

function declaredFrom(parsed: ParsedCode, { node }: Declaration, members: Path, steps: number): Path[] {
  let path: Path = members
  let child = node
  const around = ancestorsOf(parsed.program, node)
  for (let at = around.length - 1; at >= 0; at--) {
    const parent = around[at] as Node
    if (parent.type === 'Property') path = [literalName(parent.key as Node) ?? '?', ...path]
    else if (parent.type === 'VariableDeclarator') {
      if (parent.init === null) return []
      const setter = parent.id.type === 'ArrayPattern' ? (parent.id.elements[1] as Node | null | undefined) : null
      return [
        ...partsOf(parsed, parent.init, path, steps),
        ...(setter?.type === 'Identifier' && setter !== node ? setBy(parsed, setter, steps) : []),
      ]
    } else if (parent.type === 'ArrowFunctionExpression' || parent.type === 'FunctionExpression') {
      return fromHandler(around.slice(0, at), path, parent.params[0] === child)
    } else if (!/Pattern$|^RestElement$/.test(parent.type)) return []
    child = parent
  }
  return []
}

/** What the setter of a state is called with, or handed to. */
function setBy(parsed: ParsedCode, setter: Extract<Node, { type: 'Identifier' }>, steps: number): Path[] {
  return nameUses(parsed, setter.name).references.flatMap(({ node, ancestors }) => {
    const parent = ancestors.at(-1)
    if (parent?.type === 'CallExpression' && parent.callee === node)
      return parent.arguments.flatMap((argument) => partsOf(parsed, argument as Node, [], steps))
    if (parent?.type !== 'JSXExpressionContainer') return []
    return fromHandler([...ancestors], [], true)
  })
}

/**
 * The first argument of a handler is an event; of a field that is typed into, any argument may be what was typed.
 *
 * @param around ends in the braces of the attribute
 */
function fromHandler(around: readonly Node[], path: Path, isFirst: boolean): Path[] {
  const [element, attribute, braces] = around.slice(-3)
  if (braces?.type !== 'JSXExpressionContainer' || attribute?.type !== 'JSXAttribute') return []
  if (element?.type !== 'JSXOpeningElement') return []
  const name = element.name.type === 'JSXIdentifier' ? element.name.name : ''
  if (/^[a-z]/.test(name)) return isFirst ? [['event', ...path]] : []
  if (!isTyping(name, attribute)) return []
  return [path.length === 0 || path[0] === 'value' ? ['event', 'target', 'value'] : ['event', ...path]]
}

const isTyping = (element: string, attribute: JSXAttribute): boolean =>
  /^on(?:Key|Input|Paste|ChangeText|Search|Type)/.test(attributeName(attribute)) ||
  /(?:input|text|field|search|editor|password|combobox|autocomplete)/i.test(element)

/** What an expression is made of; the value of a comparison or a condition tells only yes or no. */
function partsOf(parsed: ParsedCode, node: Node, members: Path, steps: number): Path[] {
  const below = (part: Node) => partsOf(parsed, part, members, steps)
  switch (node.type) {
    case 'Identifier':
      return [[node.name, ...members], ...sourcesOf(parsed, node, members, steps - 1)]
    case 'ThisExpression':
      return [['this', ...members]]
    case 'MemberExpression': {
      const name = literalName(node.property as Node)
      return partsOf(parsed, node.object, [name ?? '?', ...members], steps)
    }
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
      return below(node.expression)
    case 'AwaitExpression':
      return below(node.argument)
    case 'TemplateLiteral':
      return node.expressions.flatMap((part) => partsOf(parsed, part, [], steps))
    case 'LogicalExpression':
      return [...below(node.left), ...below(node.right)]
    case 'BinaryExpression':
      return node.operator === '+' ? [...below(node.left as Node), ...below(node.right)] : []
    case 'ConditionalExpression':
      return [...below(node.consequent), ...below(node.alternate)]
    case 'ObjectExpression':
      return node.properties.flatMap((property) => {
        if (property.type === 'SpreadElement') return below(property.argument)
        const isRead = members.length === 0 || literalName(property.key as Node) === members[0]
        return isRead ? partsOf(parsed, property.value as Node, members.slice(1), steps) : []
      })
    case 'CallExpression':
      return calledParts(parsed, node, steps)
    default:
      return []
  }
}

function calledParts(parsed: ParsedCode, call: Extract<Node, { type: 'CallExpression' }>, steps: number): Path[] {
  const { callee } = call
  const member = callee.type === 'MemberExpression' ? literalName(callee.property as Node) : null
  const name = callee.type === 'Identifier' ? callee.name : (member ?? '')
  if (name === 'prompt') return [['event', 'target', 'value']]
  if (/^(?:is|has|can)[A-Z]/.test(name)) return []
  const given = handsOn.test(name)
    ? call.arguments.flatMap((argument) => partsOf(parsed, argument as Node, [], steps))
    : []
  // `user.email.trim()`: a text is still that text.
  const isOfText = callee.type === 'MemberExpression' && /^(?:to|trim|slice|sub|replace|normalize|concat)/.test(name)
  const of = isOfText ? partsOf(parsed, callee.object, [], steps) : []
  return [...(namesPerson(name) ? [[name]] : []), ...given, ...of]
}
