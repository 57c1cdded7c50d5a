import type { ObjectExpression, VariableDeclarator } from 'oxc-parser'
import { declarationAt, nameUses, type Reference } from '../../code/name-uses.ts'
import { bare, isStringLiteral, literalName, type Node } from '../../code/syntax.ts'
import type { ClassGroup } from '../place.ts'
import { type ListAround, listAround, visitClasses } from './class-lists.ts'
import type { Around, PlaceFinder } from './place-finder.ts'

/** What a constant may hold: a list, a choice between lists, an object of them. */
const isListOrChoice = (node: Node): boolean =>
  isStringLiteral(node) ||
  node.type === 'TemplateLiteral' ||
  node.type === 'ConditionalExpression' ||
  node.type === 'LogicalExpression'

/** Nothing in it runs with the object as `this`. */
const isPlain = ({ properties }: ObjectExpression): boolean =>
  properties.every(
    (property) =>
      property.type === 'SpreadElement' ||
      (property.kind === 'init' && property.value.type !== 'FunctionExpression' && isPlainValue(property.value)),
  )

const isPlainValue = (value: Node): boolean => {
  const held = bare(value)
  return held.type !== 'ObjectExpression' || isPlain(held)
}

/**
 * A constant of class lists: `const row = 'flex gap-2'`, `const sizes = { small: 'p-2' }`. It is one where nothing is done with it but
 * to put it into class lists of this file, as a whole or by a member. It must not be exported.
 *
 * @param search looks for class lists on the way to some names
 */
export function visitConstant(
  finder: PlaceFinder,
  { id, init }: VariableDeclarator,
  around: Around,
  search: (names: readonly Node[]) => ReadonlyMap<Node, ListAround>,
): void {
  if (id.type !== 'Identifier' || init === null || !finder.leadsToTarget(init)) return
  const value = bare(init)
  const isObject = value.type === 'ObjectExpression'
  if (isObject ? !isPlain(value) : !isListOrChoice(value)) return
  const uses = usesOf(finder, id)
  if (uses === null) return
  const found = search(uses.map(({ node }) => node))
  const lists: ListAround[] = []
  for (const { node, ancestors } of uses) {
    const use = found.get(node)
    if (use === undefined || (ancestors.at(-1)?.type === 'MemberExpression') !== isObject) return
    lists.push(use)
  }
  visitLists(finder, value, {
    ...listAround(around, `Classes of ${id.name}`, `const ${id.name}`),
    left: lists.some(({ left }) => left),
    right: lists.some(({ right }) => right),
    group: together(lists.map(({ group }) => group)),
  })
}

/** What stands beside any of the uses may end up on the same element. */
function together(groups: readonly ClassGroup[]): ClassGroup {
  const all = [...new Set(groups)]
  return {
    places: all.flatMap(({ places }) => places),
    fixed: new Set(all.flatMap(({ fixed = [] }) => [...fixed])),
    isShared: all.length > 1,
  }
}

/** Members of an object are chosen among, so no two of them go together. */
function visitLists(finder: PlaceFinder, node: Node, list: ListAround): void {
  finder.deeper(() => {
    if (node.type !== 'ObjectExpression')
      return visitClasses(finder, node, { ...list, group: { ...list.group, places: [...list.group.places] } })
    for (const property of node.properties)
      if (property.type === 'Property' && !property.computed)
        visitLists(finder, bare(property.value), {
          ...list,
          step: `${list.step}>${literalName(property.key) ?? ''}`,
        })
  })
}

/** The references to a constant that run; `null` where there are none, or what nobody can list may read it. */
function usesOf({ parsed }: PlaceFinder, id: Node & { readonly name: string }): readonly Reference[] | null {
  const named = nameUses(parsed, id.name)
  const isGlobal = named.declarations.some(({ node, scope }) => node === id && scope.type === 'Program')
  // Scripts share their constants, modules do not.
  if (isGlobal && !parsed.program.body.some(({ type }) => /^(?:Import|Export)/.test(type))) return null
  if (nameUses(parsed, 'eval').references.length > 0) return null
  const uses = named.references.filter(
    ({ node, ancestors }) =>
      declarationAt(named, node)?.node === id &&
      // `keyof typeof sizes` is of the type checker.
      ancestors.at(-1)?.type !== 'TSTypeQuery',
  )
  return uses.length === 0 ? null : uses
}
