import type { VariableDeclarator } from 'oxc-parser'
import { bare, eachChild, isStringLiteral, maxDepth, type Node, TooDeep } from '../../../../code/syntax.ts'
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
  if (around.owners.length === 0 && finder.isCatalogue) visitCatalogue(finder, init, [], around)
  const block = finder.blocks.at(-1)
  if (block && mayBeText(init)) finder.constants.push({ declarator: node, block, around })
  if (namesTextMap(name)) finder.textMaps.add(bare(init))
  finder.visit(init, own(around, name))
}

/** Constants whose every use is a place where text is shown. */
export function findConstants(finder: PlaceFinder): void {
  const named = finder.constants.length === 0 ? new Map<string, Node[]>() : identifiersOf(finder.parsed.program)
  for (const { declarator, block, around } of finder.constants) {
    if (declarator.id.type !== 'Identifier' || declarator.init === null) continue
    const name = declarator.id.name
    const isExported =
      block.type === 'Program' &&
      block.body.some(
        (statement) =>
          statement.type === 'ExportNamedDeclaration' &&
          statement.start <= declarator.start &&
          declarator.end <= statement.end,
      )
    if (isExported) continue
    const uses = (named.get(name) ?? []).filter(
      (node) => node !== declarator.id && block.start <= node.start && node.end <= block.end,
    )
    if (uses.length === 0 || !uses.every((node) => finder.shownNames.has(node))) continue
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

/** Every identifier that is no name of a property, by its name: the file is walked once for all constants. */
function identifiersOf(program: Node): ReadonlyMap<string, readonly Node[]> {
  const named = new Map<string, Node[]>()
  const search = (node: Node, depth: number): void => {
    if (depth > maxDepth) throw new TooDeep()
    if (node.type === 'Identifier') {
      const known = named.get(node.name)
      if (known === undefined) named.set(node.name, [node])
      else known.push(node)
    }
    eachChild(node, (child) => {
      if (!isPropertyName(node, child)) search(child, depth + 1)
    })
  }
  search(program, 0)
  return named
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
