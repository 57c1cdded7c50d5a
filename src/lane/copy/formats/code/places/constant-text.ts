import type { VariableDeclarator } from 'oxc-parser'
import { bare, eachChild, isStringLiteral, literalName, maxDepth, type Node, TooDeep } from '../../../../code/syntax.ts'
import { readsAsProse } from '../../../prose.ts'
import { namesTextMap } from '../../../visible-names.ts'
import { visitCatalogue } from './message-module.ts'
import type { PlaceFinder } from './place-finder.ts'
import { own, plainRole, type Surroundings } from './place-role.ts'
import { shown } from './shown-text.ts'

export function visitDeclarator(finder: PlaceFinder, node: VariableDeclarator, around: Surroundings): void {
  const name = node.id.type === 'Identifier' ? node.id.name : null
  const init = node.init
  if (name === null || init === null) return finder.visitBelow(node, around)
  if (finder.isCatalogue && around.owners.length === 0) visitCatalogue(finder, init, [], around)
  const block = finder.blocks.at(-1)
  if (block && mayBeText(init)) finder.constants.push({ declarator: node, block, around })
  if (namesTextMap(name)) finder.textMaps.add(bare(init))
  finder.visit(init, own(around, name))
}

/** Constants whose every use is a place where text is shown. */
export function findConstants(finder: PlaceFinder): void {
  for (const { declarator, block, around } of finder.constants) {
    if (declarator.id.type !== 'Identifier' || declarator.init === null) continue
    const name = declarator.id.name
    let uses = 0
    let othersUse = false
    const search = (node: Node, depth: number): void => {
      if (depth > maxDepth) throw new TooDeep()
      if (othersUse) return
      if (
        node.type === 'ExportNamedDeclaration' &&
        node.specifiers.some((specifier) => literalName(specifier.local as Node) === name)
      )
        othersUse = true
      if (node.type === 'Identifier' && node.name === name && node !== declarator.id) {
        if (finder.shownNames.has(node)) uses++
        else othersUse = true
      }
      eachChild(node, (child) => {
        if (isPropertyName(node, child)) return
        search(child, depth + 1)
      })
    }
    const isExported =
      block.type === 'Program' &&
      block.body.some(
        (statement) =>
          statement.type === 'ExportNamedDeclaration' &&
          statement.start <= declarator.start &&
          declarator.end <= statement.end,
      )
    if (isExported) continue
    search(block, 0)
    if (uses === 0 || othersUse) continue
    shown(
      finder,
      declarator.init,
      {
        ...plainRole,
        kind: 'constant',
        needs: 'prose',
        words: `Text ${name}`,
        property: null,
        step: `const ${name}`,
      },
      around,
      null,
      true,
    )
  }
}

const isPropertyName = (parent: Node, child: Node): boolean =>
  ((parent.type === 'Property' || parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') &&
    !parent.computed &&
    parent.key === child &&
    !(parent.type === 'Property' && parent.shorthand)) ||
  (parent.type === 'MemberExpression' && !parent.computed && parent.property === child)

/** Whether an initial value can be a text: a string, or a choice between strings. */
function mayBeText(node: Node, depth = 0): boolean {
  if (depth > 20) return false
  if (isStringLiteral(node)) return readsAsProse(node.value)
  if (node.type === 'TemplateLiteral') return true
  if (node.type === 'ConditionalExpression')
    return mayBeText(node.consequent, depth + 1) || mayBeText(node.alternate, depth + 1)
  if (node.type === 'LogicalExpression') return mayBeText(node.right, depth + 1)
  return false
}
