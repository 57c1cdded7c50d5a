import type { Expression, ObjectExpression, ObjectProperty } from 'oxc-parser'
import { bare, literalName, type Node } from '../../../../code/syntax.ts'
import { endsAsTextName, sentenceNames, textKeys } from '../../../visible-names.ts'
import { speaksToModels } from '../model-texts.ts'
import type { PlaceFinder } from './place-finder.ts'
import { own, plainRole, type Surroundings } from './place-role.ts'
import { shown } from './shown-text.ts'
import { visitDefaults } from './translate-text.ts'

export function visitObject(finder: PlaceFinder, node: ObjectExpression, around: Surroundings): void {
  // `defineMessages({ save: { id, defaultMessage } })` and the like: the default is the text, wherever the object stands.
  if (
    node.properties.some((property) => property.type === 'Property' && literalName(property.key) === 'defaultMessage')
  )
    return visitDefaults(finder, node, around)
  const isText = !speaksToModels(node)
  for (const property of finder.leading(node.properties)) {
    if (property.type !== 'Property' || property.computed || property.method || property.kind !== 'init') {
      finder.visit(property, around)
      continue
    }
    visitProperty(finder, property, around, isText, finder.textMaps.has(node))
  }
}

function visitProperty(
  finder: PlaceFinder,
  property: ObjectProperty,
  around: Surroundings,
  isText: boolean,
  isTextMap: boolean,
): void {
  const name = literalName(property.key)
  const value = property.value
  const inside = name === null ? around : { ...around, elements: [...around.elements, `.${name}`] }
  if (isTextMap && bare(value).type === 'ObjectExpression') finder.textMaps.add(bare(value))
  const needs = name === null || !isText ? null : needsOfProperty(finder, name, isTextMap)
  if (needs !== null && !finder.places.has(value)) {
    const role = { ...plainRole, kind: `property:${name}`, needs, words: `Property ${name}`, property: name }
    return shown(finder, value as Expression, role, inside)
  }
  const names = name !== null && (value.type === 'ArrowFunctionExpression' || value.type === 'FunctionExpression')
  finder.visit(value, names ? own(inside, name) : inside)
}

/** Defaults of destructured props: `function Hero({ title = 'Welcome' })`. */
export function visitPattern(
  finder: PlaceFinder,
  node: Extract<Node, { type: 'ObjectPattern' }>,
  around: Surroundings,
): void {
  for (const property of node.properties) {
    if (property.type !== 'Property' || property.computed || property.value.type !== 'AssignmentPattern') {
      finder.visit(property, around)
      continue
    }
    const name = literalName(property.key)
    const needs = name === null ? null : needsOfProperty(finder, name)
    if (needs === null) {
      finder.visit(property, around)
      continue
    }
    const inside = { ...around, elements: [...around.elements, `.${name}`] }
    shown(
      finder,
      property.value.right,
      { ...plainRole, kind: `property:${name}`, needs, words: `Default of ${name}`, property: name },
      inside,
    )
  }
}

/** What the value of a property must be to be a text; `null` where a property of this name holds none. */
function needsOfProperty(finder: PlaceFinder, name: string, isTextMap = false): 'prose' | 'sentence' | null {
  if (isTextMap || textKeys.has(name) || finder.keys.has(name) || endsAsTextName(name)) return 'prose'
  return sentenceNames.has(name) ? 'sentence' : null
}
