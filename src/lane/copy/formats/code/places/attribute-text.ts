import type { JSXAttribute, JSXElement, StringLiteral } from 'oxc-parser'
import { isStringLiteral, type Node } from '../../../../code/syntax.ts'
import { readsAsProse } from '../../../prose.ts'
import {
  endsAsTextName,
  labelsValue,
  sentenceNames,
  textAttributes,
  textMeta,
  textProps,
} from '../../../visible-names.ts'
import { addString } from './add-place.ts'
import type { PlaceFinder } from './place-finder.ts'
import { plainRole, type Role, type Surroundings } from './place-role.ts'
import { shown } from './shown-text.ts'

export function visitAttribute(
  finder: PlaceFinder,
  node: JSXAttribute,
  element: JSXElement,
  elementName: string,
  around: Surroundings,
): void {
  const value = node.value
  if (value === null || !finder.leadsToTarget(node)) return
  const name =
    node.name.type === 'JSXIdentifier' ? node.name.name : `${node.name.namespace.name}:${node.name.name.name}`
  if (name === 'defaults' && elementName === 'Trans' && !hasKey(element)) {
    if (isStringLiteral(value as Node)) addKey(finder, value as StringLiteral)
    return
  }
  const role = attributeRole(finder, name, element, elementName, around)
  // An attribute is no part of what its element shows, unless it is the message that stands there.
  const own = role?.isMessage ? around : { ...around, isValue: false }
  if (isStringLiteral(value as Node)) {
    if (role) addString(finder, value as StringLiteral, 'jsx-attribute', role, own)
    return
  }
  if (value.type !== 'JSXExpressionContainer') return finder.visit(value as Node, own)
  if (value.expression.type === 'JSXEmptyExpression') return
  const inside = { ...own, elements: [...around.elements, `@${name}`] }
  if (role) shown(finder, value.expression, role, inside)
  else {
    if (name === 'key' && value.expression.type === 'Identifier') finder.shownNames.add(value.expression)
    finder.visit(value.expression, inside)
  }
}

const has = (element: JSXElement, name: RegExp): boolean =>
  element.openingElement.attributes.some(
    (attribute) => attribute.type === 'JSXAttribute' && name.test(String(attribute.name.name)),
  )

/** Whether an element of a message library names its message, or may do so by what is spread into it. */
export const hasKey = (element: JSXElement): boolean =>
  has(element, /^(?:i18nKey|id|keyName)$/) ||
  element.openingElement.attributes.some((attribute) => attribute.type !== 'JSXAttribute')

/** Without a key of its own, `<Trans defaults="Save changes">` looks the sentence up, as `t('Save changes')` does. */
function addKey(finder: PlaceFinder, node: StringLiteral): void {
  if (readsAsProse(node.value) && !/&/.test(node.raw ?? '&')) finder.sentenceKeys.set(node, node.value)
}

function attributeRole(
  finder: PlaceFinder,
  name: string,
  element: JSXElement,
  elementName: string,
  around: Surroundings,
): Role | null {
  const isHost = /^[a-z]/.test(elementName) && !elementName.includes('.')
  const role = {
    ...plainRole,
    // A component also reads the attributes of what stands in it.
    holder: !isHost && around.elements.some((outer) => finder.declares(outer, name)) ? name : null,
    kind: `attribute:${name}`,
    words: `Attribute ${name} of ${elementName}`,
    step: `@${name}`,
  }
  if (elementName === 'meta' && name === 'content') return metaRole(element, role)
  if (['meta', 'link', 'script', 'style', 'base', 'Script'].includes(elementName)) return null
  const message =
    name === 'defaultMessage' || (name === 'defaults' && elementName === 'Trans') || name === 'defaultValue'
  if (message && /^(?:FormattedMessage|FormattedHTMLMessage|Trans|Translate|T)$/.test(elementName))
    return { ...role, kind: hasKey(element) ? 'default' : 'sentence-key', isMessage: true, needs: 'anything' }
  if (finder.reads.readsAttribute(name) || isTracking.test(elementName)) return null
  if (labelsValue(elementName, name, has(element, /^value$/))) return null
  if (textAttributes.has(name)) {
    const always = isHost || name.startsWith('aria-')
    return { ...role, needs: always ? 'not-code' : 'prose' }
  }
  if (isHost) return null
  if (finder.props.has(name) || textProps.has(name) || endsAsTextName(name)) return { ...role, needs: 'prose' }
  if (sentenceNames.has(name)) return { ...role, needs: 'sentence' }
  return null
}

/** Elements that count what people do: their labels are names of events. */
const isTracking =
  /^(?:Analytics|Telemetry|Track(?:ed|ing)?)(?:Click|Event|View|Impression)$|^(?:Click|Event|View)Track(?:er|ing)?$/

function metaRole(element: JSXElement, role: Role): Role | null {
  const attributes = element.openingElement.attributes
  const names = attributes.filter(
    (attribute): attribute is JSXAttribute =>
      attribute.type === 'JSXAttribute' &&
      ['name', 'property', 'httpEquiv', 'http-equiv', 'itemProp', 'charSet'].includes(String(attribute.name.name)),
  )
  const [only, ...others] = names
  if (!only || others.length > 0 || attributes.some((attribute) => attribute.type !== 'JSXAttribute')) return null
  const value = only.value !== null && isStringLiteral(only.value as Node) ? (only.value as StringLiteral).value : null
  if (value === null || !textMeta.has(value)) return null
  return { ...role, kind: `meta:${value}`, words: `Meta ${value}` }
}
