import type { Node } from '../code/syntax.ts'
import { isFunction } from './guarded-names.ts'
import { lastName } from './origins.ts'
import type { FlaggedRule } from './rules.ts'
import { fetchesElsewhere, isRunningAddress, isStrangeMarkup } from './strange-markup.ts'
import type { Surroundings } from './surroundings.ts'

type OpeningElement = Extract<Node, { type: 'JSXOpeningElement' }>

/** What is wrong with an element of the guarded code, its attributes and children aside. */
export function elementFault(node: OpeningElement, parent: Node | null, around: Surroundings): FlaggedRule | null {
  const children = parent?.type === 'JSXElement' ? parent.children.length : 0
  return isStrangeMarkup(node, around.isInDrawing) || !isPlain(node, children, around) ? 'flagged/markup' : null
}

/** What an element is must be plain; a bare picture cannot harm whatever it is. */
function isPlain({ name, attributes }: OpeningElement, children: number, { origins }: Surroundings): boolean {
  if (name.type === 'JSXIdentifier' && !/^\p{Lu}/u.test(name.name)) return true
  if (name.type === 'JSXNamespacedName' || origins.isComponent(name)) return true
  return children === 0 && attributes.every(isHarmless)
}

/** An attribute by which no element, whatever it is, runs or loads or says something to the page. */
const isHarmless = (attribute: Node): boolean =>
  attribute.type === 'JSXAttribute' &&
  !/^(?:src\w*|href|hrefLang|xlinkHref|data|action|form\w*|code\w*|archive|rel|as|content|httpEquiv|http-equiv|to|from|by|values|attributeName|is|children|name|on\w+)$/i.test(
    String(attribute.name.name),
  )

/** What is wrong with an attribute, whatever its value computes. */
export function attributeFault(
  node: Extract<Node, { type: 'JSXAttribute' }>,
  parent: Node | null,
  { origins, isInDrawing, isKnownHost }: Surroundings,
): FlaggedRule | null {
  if (isStrangeMarkup(node, isInDrawing) || isRunningAddress(node)) return 'flagged/markup'
  if (parent?.type === 'JSXOpeningElement' && fetchesElsewhere(node, parent, isKnownHost)) return 'flagged/markup'
  if (node.name.name !== 'ref' || node.value?.type !== 'JSXExpressionContainer') return null
  const { expression } = node.value
  // A function runs as soon as the element is there.
  if (isFunction(expression) || /^ref$|Ref$/.test(lastName(expression) ?? '')) return null
  const holds = expression.type === 'Identifier' && origins.of(expression).kind === 'changes'
  return holds ? null : 'flagged/effect'
}
