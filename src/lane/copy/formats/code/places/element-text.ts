import type { JSXElement, JSXFragment } from 'oxc-parser'
import { type ChildPiece, childPieces, foldRun } from '../../../../code/jsx-runs.ts'
import { dottedName } from '../../../../code/syntax.ts'
import { isExactElement, sayElement } from '../../../visible-names.ts'
import { sentenceOf } from '../sentence.ts'
import { submitsText } from '../submits-text.ts'
import { addRun } from './add-place.ts'
import { hasKey, visitAttribute } from './attribute-text.ts'
import type { PlaceFinder } from './place-finder.ts'
import { plainRole, type Surroundings } from './place-role.ts'
import { shown } from './shown-text.ts'

export function visitElement(finder: PlaceFinder, node: JSXElement, around: Surroundings): void {
  const name = dottedName(node.openingElement.name) ?? ''
  const isOwnKey = around.isOwnKey === true || (/^Trans(?:late)?$/.test(name) && !hasKey(node))
  const inside = { ...around, elements: [...around.elements, name], isOwnKey }
  for (const attribute of node.openingElement.attributes) {
    if (attribute.type === 'JSXAttribute') visitAttribute(finder, attribute, node, name, inside)
    else finder.visit(attribute, inside)
  }
  const isValue = submitsText(node) || finder.reads.readsTextOf(name)
  visitChildren(finder, node, name, isValue ? { ...inside, isValue } : name === '' ? around : inside)
}

/** @param around with the element itself, where it has a name */
export function visitChildren(
  finder: PlaceFinder,
  node: JSXElement | JSXFragment,
  name: string,
  around: Surroundings,
): void {
  const inside = finder.reads.readsShownText ? { ...around, isValue: true } : around
  if (finder.targets !== null) {
    const leading = node.children.filter((child) => finder.leadsToTarget(child))
    if (leading.every(({ type }) => type === 'JSXElement')) {
      for (const child of leading) finder.visit(child, inside)
      return
    }
  }
  const isText = (node.type === 'JSXFragment' || !isExact(finder, node)) && !isInExact(inside)
  const pieces = childPieces(node.children)
  let sentence: string | null | undefined
  const kinds = {
    ...(inside.isOwnKey ? { kind: 'sentence-key' } : {}),
    holder: finder.declares(name, 'children') ? 'children' : null,
  }
  const words = sayElement(name || (inside.elements.at(-1) ?? ''))
  for (const piece of finder.leading(pieces)) {
    if (piece.kind === 'run') {
      // White space between elements is no place: whoever lists all places need not know in which sentence it stands.
      if (!isText || (finder.targets === null && foldRun(piece.nodes).trim() === '')) continue
      sentence = sentence === undefined ? sentenceAround(finder, pieces) : sentence
      addRun(finder, piece, { ...plainRole, kind: 'text', ...kinds, words, sentence }, inside)
      continue
    }
    const child = piece.node
    if (child.type !== 'JSXExpressionContainer' || child.expression.type === 'JSXEmptyExpression') {
      finder.visit(child, inside)
      continue
    }
    if (isText) {
      sentence = sentence === undefined ? sentenceAround(finder, pieces) : sentence
      shown(finder, child.expression, { ...plainRole, ...kinds, words, sentence }, inside)
    } else finder.visit(child.expression, inside)
  }
}

/** For people who search, not for the judge. */
function sentenceAround(finder: PlaceFinder, pieces: readonly ChildPiece[]): string | null {
  return finder.targets === null ? sentenceOf(pieces) : null
}

function isInExact(around: Surroundings): boolean {
  return around.isValue === true || around.elements.some((element) => element !== '' && isExactElement(element))
}

function isExact(finder: PlaceFinder, node: JSXElement): boolean {
  const attributes = node.openingElement.attributes
  const has = (attribute: string) =>
    attributes.some((candidate) => candidate.type === 'JSXAttribute' && candidate.name.name === attribute)
  if (has('dangerouslySetInnerHTML') || has('contentEditable')) return true
  // Ligature icon fonts: the text is the name of a picture.
  return attributes.some(
    (attribute) =>
      attribute.type === 'JSXAttribute' &&
      (attribute.name.name === 'className' || attribute.name.name === 'class') &&
      /material-(?:icons|symbols)|\bicon-ligature/.test(finder.parsed.text.slice(attribute.start, attribute.end)),
  )
}
