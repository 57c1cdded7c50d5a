import type { ObjectExpression } from 'oxc-parser'
import { stringPieces } from '../../code/literal-pieces.ts'
import { bare, isStringLiteral, literalName, type Node } from '../../code/syntax.ts'
import { valueOf } from '../../source/pieces.ts'
import { foldSpaces, type ValuePlace } from '../place.ts'
import type { Around, PlaceFinder } from './place-finder.ts'

/** A number as style objects hold them, with or without its sign. */
export const isNumber = (node: Node): boolean =>
  (node.type === 'Literal' && typeof node.value === 'number') ||
  (node.type === 'UnaryExpression' && node.operator === '-' && isNumber(node.argument))

/** The literal values of `style={{ … }}`. */
export function visitStyles(finder: PlaceFinder, object: ObjectExpression, element: string, around: Around): void {
  const values = new Map<string, string>()
  const chosen: [property: string, value: string][] = []
  const beside = { values, chosen, selector: '', selectors: [] }
  const say = (property: string, value: string) => void values.set(property, value)
  for (const property of object.properties) {
    if (property.type !== 'Property') continue
    const name = property.computed ? null : literalName(property.key)
    if (name === null) finder.visit(property, around)
    else visitStyleValue(finder, bare(property.value), cssName(name), element, around, beside, say)
  }
}

function visitStyleValue(
  finder: PlaceFinder,
  node: Node,
  property: string,
  element: string,
  around: Around,
  beside: ValuePlace['beside'] & { readonly chosen: [property: string, value: string][] },
  say: (property: string, value: string) => void,
): void {
  if (node.type === 'ConditionalExpression' || node.type === 'LogicalExpression') {
    const branches = node.type === 'ConditionalExpression' ? [node.consequent, node.alternate] : [node.right]
    if (node.type === 'LogicalExpression' && node.operator !== '&&') branches.push(node.left)
    const choose = (chosen: string, value: string) => void beside.chosen.push([chosen, value])
    for (const branch of branches)
      finder.deeper(() => visitStyleValue(finder, bare(branch), property, element, around, beside, choose))
    return
  }
  const isString = isStringLiteral(node) || (node.type === 'TemplateLiteral' && node.quasis.length === 1)
  if (!isString && !isNumber(node)) return
  const inner = isString ? { start: node.start + 1, end: node.end - 1 } : { start: node.start, end: node.end }
  const raw = finder.parsed.text.slice(inner.start, inner.end)
  const pieces = foldSpaces(stringPieces(raw))
  const value = valueOf(pieces)
  const { shift } = finder
  say(property, value)
  finder.places.set(node, {
    form: isString ? 'string' : 'number',
    kind: `style:${property}`,
    start: node.start + shift,
    end: node.end + shift,
    inner: { start: inner.start + shift, end: inner.end + shift },
    pieces,
    value,
    context: `${property} of <${element}> in ${finder.ownerOf(around)}`,
    address: [...around.owners, '|', ...around.elements, property].join('>'),
    property,
    beside,
    isImportant: false,
    closed: null,
  })
}

/** `WebkitTextFillColor` → `-webkit-text-fill-color`; custom properties stay as they are. */
const cssName = (name: string): string =>
  name.startsWith('--')
    ? name
    : name.replace(/^ms(?=[A-Z])/, 'Ms').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
