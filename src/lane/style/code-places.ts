import type { JSXAttribute } from 'oxc-parser'
import type { ParsedCode } from '../code/parse-code.ts'
import { bare, dottedName, eachChild, literalName, type Node } from '../code/syntax.ts'
import type { Span } from '../lane.ts'
import { type Search, visitConstant, visitReturns } from './code-places/class-constants.ts'
import { helperOf } from './code-places/class-helper.ts'
import { type ListAround, listAround, visitClasses, visitHelper } from './code-places/class-lists.ts'
import { type Around, PlaceFinder } from './code-places/place-finder.ts'
import { visitStyles } from './code-places/style-objects.ts'
import type { StylePlace } from './place.ts'

const classAttribute = /^(?:class|className|[a-z]\w*ClassName)$/

/**
 * Finds every place of one source file, by the node that holds it.
 *
 * @param targets only what lies on the way to these ranges is read; `null`: everything
 * @throws TooDeep
 */
export function codePlaces(
  path: string,
  parsed: ParsedCode,
  targets: readonly Span[] | null,
): ReadonlyMap<Node, StylePlace> {
  const search: Search = (names) => {
    const named = new Map<Node, ListAround>()
    new PlaceFinder(path, parsed, names, visitByKind, { named }).visit(parsed.program, everywhere)
    return named
  }
  const exported = new Set<Node>()
  const visit: typeof visitByKind = (finder, node, around) => {
    if (/^Export(?:Named|Default)Declaration$/.test(node.type) && 'declaration' in node && node.declaration !== null)
      exported.add(node.declaration as Node)
    if (!exported.has(node)) {
      if (node.type === 'VariableDeclaration' && node.kind === 'const')
        for (const declarator of node.declarations) visitConstant(finder, declarator, around, search)
      if (node.type === 'FunctionDeclaration' && node.id !== null) visitReturns(finder, node.id, node, around, search)
    }
    visitByKind(finder, node, around)
  }
  const finder = new PlaceFinder(path, parsed, targets, visit)
  finder.visit(parsed.program, everywhere)
  return finder.places
}

/**
 * The same of the script of a page, whose template may use every name of it.
 *
 * @param shift where the script begins in its file
 * @throws TooDeep
 */
export function scriptPlaces(parsed: ParsedCode, shift: number): ReadonlyMap<Node, StylePlace> {
  const finder = new PlaceFinder('script', parsed, null, visitByKind, { shift })
  finder.visit(parsed.program, everywhere)
  return finder.places
}

const everywhere: Around = { owners: [], elements: [] }

function visitByKind(finder: PlaceFinder, node: Node, around: Around): void {
  const below = (inside: Around) => eachChild(node, (child) => finder.visit(child, inside))
  const owned = (name: string | null | undefined) =>
    below(name ? { owners: [...around.owners, name], elements: [] } : around)
  switch (node.type) {
    case 'JSXElement': {
      const name = dottedName(node.openingElement.name) ?? ''
      const inside = { ...around, elements: [...around.elements, name] }
      for (const attribute of node.openingElement.attributes) {
        if (attribute.type === 'JSXAttribute') visitAttribute(finder, attribute, name, inside)
        else finder.visit(attribute, inside)
      }
      for (const child of node.children) finder.visit(child, inside)
      return
    }
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ClassDeclaration':
    case 'ClassExpression':
      return owned(node.id?.name)
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return owned(literalName(node.key))
    case 'VariableDeclarator':
      return owned(dottedName(node.id))
    case 'CallExpression': {
      const name = helperOf(finder, node)
      if (name === null) return below(around)
      const words = `Classes of ${around.owners.at(-1) ?? name}`
      return visitHelper(finder, node, name, listAround(around, words, name))
    }
    case 'ImportDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSInterfaceDeclaration':
      return
    default:
      return below(around)
  }
}

function visitAttribute(finder: PlaceFinder, attribute: JSXAttribute, element: string, around: Around): void {
  const name = dottedName(attribute.name) ?? ''
  const { value } = attribute
  if (value !== null && classAttribute.test(name)) {
    if (!finder.leadsToTarget(value)) return
    const owner = finder.ownerOf(around)
    const words = `Classes of <${element}> in ${owner}`
    return visitClasses(finder, value, { ...listAround(around, words, name), isBare: value.type === 'Literal' })
  }
  if (name === 'style' && value?.type === 'JSXExpressionContainer') {
    const object = bare(value.expression as Node)
    if (object.type === 'ObjectExpression') return visitStyles(finder, object, element, around)
  }
  if (value !== null) finder.visit(value, around)
}

/** The places of an expression that is nothing but class lists, or a style object. */
export function expressionPlaces(
  parsed: ParsedCode,
  node: Node,
  kind: 'classes' | 'styles',
  { shift, helpers, list }: { shift: number; helpers: ReadonlyMap<string, boolean>; list: ListAround },
): ReadonlyMap<Node, StylePlace> {
  const finder = new PlaceFinder('', parsed, null, visitByKind, { shift })
  for (const [name, isHelper] of helpers) finder.helpers.set(name, isHelper)
  if (kind === 'classes') visitClasses(finder, node, list)
  else if (node.type === 'ObjectExpression') visitStyles(finder, node, list.words, list)
  return finder.places
}
