import type { Expression, StringLiteral } from 'oxc-parser'
import { isStringLiteral, maxDepth, type Node, TooDeep } from '../../../../code/syntax.ts'
import { addString, addTemplate } from './add-place.ts'
import type { PlaceFinder } from './place-finder.ts'
import type { Role, Surroundings } from './place-role.ts'

/** Follows an expression whose value is shown down to the texts it can be. */
export function shown(
  finder: PlaceFinder,
  node: Expression | Node,
  role: Role,
  around: Surroundings,
  language: string | null = null,
  again = false,
): void {
  if (!finder.leadsToTarget(node)) return
  if (++finder.depth > maxDepth) throw new TooDeep()
  shownByKind(finder, node, role, around, language, again)
  finder.depth--
}

function shownByKind(
  finder: PlaceFinder,
  node: Node,
  role: Role,
  around: Surroundings,
  language: string | null,
  again: boolean,
): void {
  const follow = (next: Node) => shown(finder, next, role, around, language, again)
  const visit = (next: Node) => {
    if (!again) finder.visit(next, around)
  }
  switch (node.type) {
    case 'Literal':
      if (isStringLiteral(node)) addString(finder, node as StringLiteral, 'string', role, around, language)
      return
    case 'TemplateLiteral':
      addTemplate(finder, node, role, around, language)
      for (const expression of node.expressions) visit(expression)
      return
    case 'ConditionalExpression':
      visit(node.test)
      follow(node.consequent)
      follow(node.alternate)
      return
    case 'LogicalExpression':
      if (node.operator === '&&') visit(node.left)
      else follow(node.left)
      follow(node.right)
      return
    case 'BinaryExpression':
      if (node.operator !== '+' || role.property !== null) return visit(node)
      follow(node.left)
      follow(node.right)
      return
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return follow(node.expression)
    case 'Identifier':
      finder.shownNames.add(node)
      return
    default:
      return visit(node)
  }
}
