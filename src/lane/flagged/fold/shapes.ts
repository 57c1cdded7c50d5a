import type { JSXElement, JSXFragment } from 'oxc-parser'
import { eachChild, type Node } from '../../code/syntax.ts'
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

/** Elements that make one text of their children, or must not have any. */
const textOnly =
  /^(?:textarea|title|option|style|script|noscript|area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/

export function childrenOf(node: JSXElement | JSXFragment): ChildrenOf {
  if (node.type === 'JSXFragment') return { kind: 'host', isFilled: false, hasSlot: false }
  const { name, attributes } = node.openingElement
  const names = attributes.map((each) => (each.type === 'JSXAttribute' ? String(each.name.name) : '...'))
  const isFilled = names.some((each) => /^(?:\.\.\.|children|dangerouslySetInnerHTML|innerHTML)$/.test(each))
  const hasSlot = names.includes('asChild')
  const host = name.type === 'JSXIdentifier' && /^\p{Ll}/u.test(name.name) ? name.name : null
  const kind = host === null ? 'component' : textOnly.test(host) ? 'text' : 'host'
  return { kind, isFilled, hasSlot }
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
