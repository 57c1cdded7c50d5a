import { eachChild, type Node } from '../code/syntax.ts'
import type { FlagRead } from './fold/flag-reads.ts'
import type { Lost } from './fold/fold-code.ts'
import { isComponentName, isFunction, isHookName } from './guarded-names.ts'
import { calleeName } from './moments.ts'

/** Exits that a flag decides in front of a hook: with the flag on, the hook is not reached. */
export function hookFaults(lost: readonly Lost[]): Node[] {
  return lost.flatMap(({ node, key, ancestors }) => {
    if (key === null || !finds(node, leaves)) return []
    const around = ancestors.findLast(isFunction)
    return around !== undefined && finds(around, (each) => isHookCall(each) && each.start >= node.end) ? [node] : []
  })
}

const leaves = (node: Node): boolean => node.type === 'ReturnStatement' || node.type === 'ThrowStatement'

const isHookCall = (node: Node): boolean => node.type === 'CallExpression' && isHookName(calleeName(node))

/**
 * Whether a flag that is read by a hook is read where hooks may stand: held by a constant at the top of a component or hook,
 * before anything that may leave it. Elsewhere each drawing could run another number of hooks, and React stops.
 */
export function standsAsHook({ node, ancestors, constant }: FlagRead): boolean {
  const [block, ...around] = ancestors.slice(0, -2).reverse()
  const [own, parent] = around
  if (constant === null || block?.type !== 'BlockStatement' || own === undefined || !isFunction(own)) return false
  const holder = around.slice(1).find((each) => each.type !== 'CallExpression')
  const named: Node | null = own.id ?? (holder?.type === 'VariableDeclarator' ? holder.id : null)
  const name = named?.type === 'Identifier' ? named.name : null
  const isDrawn =
    name === null ? parent?.type === 'ExportDefaultDeclaration' : isComponentName(name) || isHookName(name)
  return isDrawn && !block.body.some((each) => each.end <= node.start && finds(each, leaves))
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
