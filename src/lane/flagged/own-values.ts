import type { Node } from '../code/syntax.ts'
import { calleeName } from './moments.ts'
import { rootName } from './origins.ts'
import type { Surroundings } from './surroundings.ts'

/** Methods that change a list or a map, which is no matter where the guarded code made it. */
export const changesList = /^(?:sort|reverse|fill|push|pop|shift|unshift|splice|set|add|append)$/

/** `list.push(item)`, where the guarded code made the list. */
export const fillsItsOwn = (node: Node, around: Surroundings): boolean =>
  node.type === 'CallExpression' &&
  node.callee.type === 'MemberExpression' &&
  changesList.test(calleeName(node)) &&
  isHeldHere(node.callee.object, around)

/** Whether a list, a map or the like is made where it stands, or held by a constant of the guarded code that made it. */
export const isMadeHere = (node: Node, around: Surroundings): boolean => isFresh(node) || isHeldHere(node, around)

function isHeldHere(node: Node, { inside, origins }: Surroundings): boolean {
  if (node.type !== 'Identifier' || !inside.has(node.name)) return false
  const origin = origins.of(node)
  return origin.kind === 'made' && origin.isWhole && origin.init !== null && isFresh(origin.init)
}

/** `[...items].sort()`, `items.filter(…).sort()`, `path.split('/').pop()` */
const isFresh = (node: Node): boolean =>
  node.type === 'ArrayExpression' ||
  (node.type === 'NewExpression' && /^(?:Map|Set|Array|URLSearchParams)$/.test(rootName(node.callee) ?? '')) ||
  (node.type === 'CallExpression' &&
    /^(?:map|filter|slice|concat|flatMap|flat|from|keys|values|entries|split|toSorted|toReversed|toSpliced|with)$/.test(
      calleeName(node),
    ))
