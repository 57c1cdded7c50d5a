import type { JSXElement, JSXFragment } from 'oxc-parser'
import { eachChild, type Node } from '../../code/syntax.ts'

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

export const hasSlot = (node: JSXElement | JSXFragment): boolean =>
  node.type === 'JSXElement' &&
  node.openingElement.attributes.some((each) => each.type === 'JSXAttribute' && each.name.name === 'asChild')
export const isComponent = (node: JSXElement | JSXFragment): boolean =>
  node.type === 'JSXElement' &&
  !(node.openingElement.name.type === 'JSXIdentifier' && /^\p{Ll}/u.test(node.openingElement.name.name))
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
