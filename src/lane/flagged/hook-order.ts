import { eachChild, type Node } from '../code/syntax.ts'
import type { Lost } from './fold/fold-code.ts'

const isFunction = (node: Node): boolean =>
  /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)

/** Exits that a flag decides in front of a hook: with the flag on, the hook is not reached. */
export function hookFaults(lost: readonly Lost[]): Node[] {
  return lost.flatMap(({ node, key, ancestors }) => {
    if (key === null || !finds(node, leaves)) return []
    const around = ancestors.findLast(isFunction)
    return around !== undefined && finds(bodyOf(around), (each) => isHookCall(each) && each.start >= node.end)
      ? [node]
      : []
  })
}

const leaves = (node: Node): boolean => node.type === 'ReturnStatement' || node.type === 'ThrowStatement'
const bodyOf = (node: Node): Node => ('body' in node && node.body ? (node.body as Node) : node)

export const isHookCall = (node: Node): boolean => {
  if (node.type !== 'CallExpression') return false
  const { callee } = node
  const name =
    callee.type === 'Identifier'
      ? callee.name
      : callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
        ? callee.property.name
        : ''
  return /^use(?:\p{Lu}|$)/u.test(name)
}

/** Whether something stands in a node, other functions in it aside. */
function finds(node: Node, test: (node: Node) => boolean): boolean {
  if (test(node)) return true
  let found = false
  eachChild(node, (child) => {
    if (!found && !isFunction(child)) found = finds(child, test)
  })
  return found
}
