import type { ParsedCode } from '../code/parse-code.ts'
import { eachNode, isStringLiteral, literalName, type Node } from '../code/syntax.ts'
import { classNamesIn } from './subjects.ts'

/** Whether a text is worth reading for such names at all. */
export const mayLookUp =
  /querySelector|closest|\.matches|getElementsByClassName|classList|hasClass|addClass|removeClass|toggleClass|toHaveClass|locator|\bfind\(|\bjQuery\(|\.className\s*(?:\.|[!=]=)|[!=]==?\s*[\w.]+\.className|\$\(/
const selectors = /^(?:querySelector(?:All)?|closest|matches|locator|find|\$|jQuery)$/
const named = /^(?:getElementsByClassName|hasClass|addClass|removeClass|toggleClass|toHaveClass)$/
const ofList = /^(?:add|remove|toggle|contains|replace)$/
const ofText = /^(?:includes|startsWith|endsWith|indexOf|match|split|replace|search)$/

/** Class names by which a file looks elements up or decides: selectors, `classList`, comparisons of `className`. @throws TooDeep */
export function lookedUpNames(parsed: ParsedCode): Set<string> {
  const names = new Set<string>()
  const constants = new Set<string>()
  const takeSelector = (text: string) => {
    for (const name of classNamesIn(text)) names.add(name)
    for (const [, words = ''] of text.matchAll(/\[class[~|^$*]?=["']?([^"'\]]*)/g)) takeWords(words)
  }
  const takeWords = (text: string) => {
    for (const name of text.match(/\S+/g) ?? []) names.add(name)
  }
  const takeFrom = (node: Node, take: (text: string) => void) =>
    eachNode(node, (inside) => {
      if (isStringLiteral(inside)) take(inside.value)
      if (inside.type === 'TemplateElement') take(inside.value.raw)
      if (inside.type === 'Identifier') constants.add(inside.name)
    })
  eachNode(parsed.program, (node) => {
    if (node.type === 'CallExpression') {
      const { callee } = node
      const isMember = callee.type === 'MemberExpression'
      const name = (isMember ? literalName(callee.property as Node) : literalName(callee)) ?? ''
      const object = isMember ? lastName(callee.object) : ''
      const take = selectors.test(name)
        ? takeSelector
        : named.test(name) ||
            (object === 'classList' && ofList.test(name)) ||
            (object === 'className' && ofText.test(name))
          ? takeWords
          : null
      if (take !== null) for (const argument of node.arguments) takeFrom(argument, take)
    } else if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator)) {
      const sides: [Node, Node] = [node.left as Node, node.right]
      if (sides.some((side) => lastName(side) === 'className')) for (const side of sides) takeFrom(side, takeWords)
    }
  })
  eachNode(parsed.program, (node) => {
    if (node.type !== 'VariableDeclarator' || !node.init || !constants.has(literalName(node.id) ?? '')) return
    takeFrom(node.init, takeSelector)
    takeFrom(node.init, takeWords)
  })
  return names
}

const lastName = (node: Node): string =>
  node.type === 'MemberExpression' && !node.computed ? (literalName(node.property as Node) ?? '') : ''
