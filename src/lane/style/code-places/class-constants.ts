import type { ArrowFunctionExpression, Function, ObjectExpression, VariableDeclarator } from 'oxc-parser'
import { declarationAt, nameUses, type Reference } from '../../code/name-uses.ts'
import { bare, eachChild, isStringLiteral, literalName, type Node } from '../../code/syntax.ts'
import type { ClassGroup } from '../place.ts'
import { type ListAround, listAround, visitClasses } from './class-lists.ts'
import type { Around, PlaceFinder } from './place-finder.ts'

type Named = Node & { readonly name: string }

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

/** How a use of a name gets at its class lists. */
type Access = 'whole' | 'member' | 'call'

const accessOf = ({ node, ancestors }: Reference): Access => {
  const parent = ancestors.at(-1)
  if (parent?.type === 'MemberExpression') return 'member'
  return parent?.type === 'CallExpression' && parent.callee === node ? 'call' : 'whole'
}

/** Looks for the class lists on the way to some names. */
export type Search = (names: readonly Node[]) => ReadonlyMap<Node, ListAround>

/**
 * A constant of class lists: `const row = 'flex gap-2'`, `const sizes = { small: 'p-2' }`, and a function that returns them. It is one
 * where nothing is done with it but to put it into class lists of this file, whole, by a member or by a call. It must not be exported.
 */
export function visitConstant(
  finder: PlaceFinder,
  { id, init }: VariableDeclarator,
  around: Around,
  search: Search,
): void {
  if (id.type !== 'Identifier' || init === null || !finder.leadsToTarget(init)) return
  const value = bare(init)
  if (value.type === 'ArrowFunctionExpression') visitReturns(finder, id, value, around, search)
  if (value.type === 'ObjectExpression' ? !isPlain(value) : !isListOrChoice(value)) return
  const list = listOfUses(finder, id, value.type === 'ObjectExpression' ? 'member' : 'whole', around, search)
  if (list !== null) visitLists(finder, value, list)
}

/** The same of a function: what it returns. */
export function visitReturns(
  finder: PlaceFinder,
  id: Named,
  node: ArrowFunctionExpression | Function,
  around: Around,
  search: Search,
): void {
  if (node.async || node.generator || node.body === null || !finder.leadsToTarget(node.body)) return
  const list = listOfUses(finder, id, 'call', around, search)
  if (list === null) return
  for (const returned of node.body.type === 'BlockStatement' ? returnsIn(node.body) : [node.body])
    if (finder.leadsToTarget(returned)) visitList(finder, returned, list)
}

function returnsIn(node: Node): Node[] {
  if (/Function|^Class/.test(node.type)) return []
  if (node.type === 'ReturnStatement') return node.argument === null ? [] : [node.argument]
  const found: Node[] = []
  eachChild(node, (child) => found.push(...returnsIn(child)))
  return found
}

/** The list in which a name stands, all of its uses together; `null` where one of them is another. */
function listOfUses(finder: PlaceFinder, id: Named, access: Access, around: Around, search: Search): ListAround | null {
  const uses = usesOf(finder, id)
  if (uses === null || !uses.every((use) => accessOf(use) === access)) return null
  const found = search(uses.map(({ node }) => node))
  const lists: ListAround[] = []
  for (const { node } of uses) {
    const use = found.get(node)
    if (use === undefined) return null
    lists.push(use)
  }
  return {
    ...listAround(around, `Classes of ${id.name}`, `const ${id.name}`),
    left: lists.some(({ left }) => left),
    right: lists.some(({ right }) => right),
    group: together(lists.map(({ group }) => group)),
  }
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

/** Members of an object and what a function returns are chosen among, so no two of them go together. */
const visitList = (finder: PlaceFinder, node: Node, list: ListAround): void =>
  visitClasses(finder, node, { ...list, group: { ...list.group, places: [...list.group.places] } })

function visitLists(finder: PlaceFinder, node: Node, list: ListAround): void {
  finder.deeper(() => {
    if (node.type !== 'ObjectExpression') return visitList(finder, node, list)
    for (const property of node.properties)
      if (property.type === 'Property' && !property.computed)
        visitLists(finder, bare(property.value), {
          ...list,
          step: `${list.step}>${literalName(property.key) ?? ''}`,
        })
  })
}

/** The references to a constant that run; `null` where there are none, or what nobody can list may read it. */
function usesOf({ parsed }: PlaceFinder, id: Named): readonly Reference[] | null {
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
