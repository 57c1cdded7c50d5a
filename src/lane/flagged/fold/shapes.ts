import type { JSXElement, JSXFragment } from 'oxc-parser'
import { dottedName, eachChild, eachNode, type Node } from '../../code/syntax.ts'
import type { ChildrenOf } from './drawn-children.ts'

export const simple = new Set([
  'Identifier',
  'Literal',
  'JSXElement',
  'JSXFragment',
  'TemplateLiteral',
  'ArrayExpression',
])
export const isElement = (node: Node): node is JSXElement | JSXFragment =>
  node.type === 'JSXElement' || node.type === 'JSXFragment'
/** Draws the same as a text of JSX: nothing in it is markup, an escape or white space at an edge. */
export const isPlainText = (text: string): boolean => /^[^\s{}<>&\\][^{}<>&\\\r\n\t]*$/.test(text) && !/\s$/.test(text)

/** A component that looks up a translation by all that it holds. */
export const isTranslated = (node: JSXElement | JSXFragment): boolean =>
  node.type === 'JSXElement' &&
  /(?:^|\.)(?:Trans|Translate|Translation|T|FormattedMessage|Localized|Plural|Blocktrans)$/.test(
    dottedName(node.openingElement.name) ?? '',
  )

/** Elements that make one text of their children, or must not have any. */
const textOnly =
  /^(?:textarea|title|option|style|script|noscript|area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/

/** @param takesLists whether a component is known to bear several children */
export function childrenOf(node: JSXElement | JSXFragment, takesLists: (name: string) => boolean): ChildrenOf {
  if (node.type === 'JSXFragment') return { kind: 'host', isFilled: false, hasSlot: false, takesLists: () => true }
  const { name, attributes } = node.openingElement
  const names = attributes.map((each) => (each.type === 'JSXAttribute' ? String(each.name.name) : '...'))
  const isFilled = names.some((each) => /^(?:\.\.\.|children|dangerouslySetInnerHTML|innerHTML)$/.test(each))
  const hasSlot = names.includes('asChild')
  const host = name.type === 'JSXIdentifier' && /^\p{Ll}/u.test(name.name) ? name.name : null
  // `motion.div` is an element of the page that a library moves, `slots.row` may be any component; those of React and contexts take children as they come.
  const isHost =
    host !== null ||
    /^(?:React\.)?(?:Fragment|Suspense|StrictMode|Profiler|Activity)$|\.Provider$/.test(dottedName(name) ?? '') ||
    /^(?:motion|m|animated|chakra)\.\p{Ll}+\d?$/u.test(dottedName(name) ?? '')
  const kind = !isHost ? 'component' : host !== null && textOnly.test(host) ? 'text' : 'host'
  return { kind, isFilled, hasSlot, takesLists: () => takesLists(dottedName(name) ?? '') }
}

export const isExit = (node: Node): boolean => node.type === 'ReturnStatement' || node.type === 'ThrowStatement'
export const isUndefined = (node: Node): boolean => node.type === 'Identifier' && node.name === 'undefined'
export const isEmpty = (node: Node, type: 'ArrayExpression' | 'ObjectExpression'): boolean =>
  type === 'ArrayExpression'
    ? node.type === 'ArrayExpression' && node.elements.length === 0
    : node.type === 'ObjectExpression' && node.properties.length === 0

export function hoistsVariable(statement: Node): boolean {
  let found = false
  const look = (node: Node): void => {
    if (/Function/.test(node.type)) return
    if (node.type === 'VariableDeclaration' && node.kind === 'var') found = true
    eachChild(node, look)
  }
  look(statement)
  return found
}

/** The components that a file gives several children somewhere, and those that are elements of the page. */
export function listTakers(program: Node): ReadonlySet<string> {
  const names = new Set<string>()
  eachNode(program, (node) => {
    if (node.type === 'JSXElement' && node.children.filter(isDrawn).length > 1)
      names.add(dottedName(node.openingElement.name) ?? '')
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init && isStyledElement(node.init))
      names.add(node.id.name)
  })
  return names
}

/** `styled.div`, with a template: an element of the page. */
const isStyledElement = (init: Node): boolean =>
  init.type === 'TaggedTemplateExpression' && /^styled\.\p{Ll}+\d?$/u.test(dottedName(init.tag) ?? '')

const isDrawn = (child: Node): boolean =>
  child.type === 'JSXText'
    ? /\S/.test(child.value)
    : !(child.type === 'JSXExpressionContainer' && child.expression.type === 'JSXEmptyExpression')
