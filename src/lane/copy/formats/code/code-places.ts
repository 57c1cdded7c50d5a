import type { ParsedCode } from '../../../code/parse-code.ts'
import { literalName, type Node } from '../../../code/syntax.ts'
import type { RepoFacts } from '../../../lane.ts'
import type { Place } from '../../place.ts'
import { visitCall } from './places/call-text.ts'
import { findConstants, visitDeclarator } from './places/constant-text.ts'
import { visitChildren, visitElement } from './places/element-text.ts'
import { visitCatalogue } from './places/message-module.ts'
import { visitTagged } from './places/message-tag.ts'
import { visitObject, visitPattern } from './places/object-text.ts'
import { PlaceFinder } from './places/place-finder.ts'
import { own, type Surroundings } from './places/place-role.ts'

/** Every place of one source file, by the node that holds its text. */
export interface CodePlaces {
  readonly places: ReadonlyMap<Node, Place>
  /** Sentences that are keys of a translate function (`t('Save changes')`), by node: not places, but they may move with catalogues. */
  readonly sentenceKeys: ReadonlyMap<Node, string>
}

/** Finds every place. @throws TooDeep */
export function codePlaces(path: string, parsed: ParsedCode, facts: RepoFacts): CodePlaces {
  return findPlaces(new PlaceFinder(path, parsed, facts, null, visitByKind))
}

/**
 * The same for some nodes only. Looks along the way to them first; the whole file is read only where one of them is still
 * unknown then, because whether a constant is a place depends on its uses. @throws TooDeep
 */
export function codePlacesAt(path: string, parsed: ParsedCode, facts: RepoFacts, targets: readonly Node[]): CodePlaces {
  const near = findPlaces(new PlaceFinder(path, parsed, facts, targets, visitByKind))
  const isKnown = (node: Node) => near.places.has(node) || near.sentenceKeys.has(node)
  return targets.every(isKnown) ? near : codePlaces(path, parsed, facts)
}

/**
 * The place of one node before and after only its own text changes: what leads to it is read once.
 *
 * @param turn gives the node its new text @throws TooDeep
 */
export function codePlacesOf(
  path: string,
  parsed: ParsedCode,
  facts: RepoFacts,
  node: Node,
  turn: () => void,
): { readonly before: CodePlaces; readonly after: CodePlaces } {
  const finder = new PlaceFinder(path, parsed, facts, [node], visitByKind)
  const { places, sentenceKeys } = findPlaces(finder)
  const place = places.get(node)
  if (place === undefined || sentenceKeys.size > 0) {
    const before = codePlacesAt(path, parsed, facts, [node])
    turn()
    return { before, after: codePlacesAt(path, parsed, facts, [node]) }
  }
  turn()
  finder.places.clear()
  for (const attempt of finder.tries) attempt()
  const after = finder.places.has(node) ? { places, sentenceKeys } : codePlacesAt(path, parsed, facts, [node])
  return { before: { places: new Map([[node, place]]), sentenceKeys }, after }
}

function findPlaces(finder: PlaceFinder): CodePlaces {
  finder.visit(finder.parsed.program, { owners: [], elements: [] })
  if (finder.targets === null) findConstants(finder)
  return { places: finder.places, sentenceKeys: finder.sentenceKeys }
}

function visitByKind(finder: PlaceFinder, node: Node, deeper: Surroundings): void {
  switch (node.type) {
    case 'JSXElement':
      return visitElement(finder, node, deeper)
    case 'JSXFragment':
      return visitChildren(finder, node, '', deeper)
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'ClassExpression':
    case 'FunctionExpression':
      return finder.visitBelow(node, node.id ? own(deeper, node.id.name) : deeper)
    case 'MethodDefinition':
    case 'PropertyDefinition': {
      const name = literalName(node.key)
      return finder.visitBelow(node, name ? own(deeper, name) : deeper)
    }
    case 'VariableDeclarator':
      return visitDeclarator(finder, node, deeper)
    case 'CallExpression':
      return visitCall(finder, node, deeper)
    case 'ObjectExpression':
      return visitObject(finder, node, deeper)
    case 'ExportDefaultDeclaration':
      if (finder.isCatalogue) visitCatalogue(finder, node.declaration as Node, [], deeper)
      return finder.visitBelow(node, deeper)
    case 'AssignmentPattern':
      return finder.visitBelow(node, deeper)
    case 'ObjectPattern':
      return visitPattern(finder, node, deeper)
    case 'BlockStatement':
    case 'Program':
    case 'StaticBlock':
      finder.blocks.push(node)
      finder.visitBelow(node, deeper)
      finder.blocks.pop()
      return
    case 'TaggedTemplateExpression':
      return visitTagged(finder, node, deeper)
    // Types, imports and re-exports hold no text that people read.
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAnnotation':
    case 'TSTypeParameterInstantiation':
      return
    default:
      return finder.visitBelow(node, deeper)
  }
}
