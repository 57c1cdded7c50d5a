import type { CallExpression, ObjectExpression } from 'oxc-parser'
import { jsxPieces, stringPieces } from '../../code/literal-pieces.ts'
import { bare, isStringLiteral, literalName, type Node } from '../../code/syntax.ts'
import { templatePieces } from '../../code/template-pieces.ts'
import type { Piece } from '../../source/pieces.ts'
import { classPlace } from '../class-place.ts'
import type { ClassGroup, ClassPlace } from '../place.ts'
import { helperOf, joiners, keyJoiners } from './class-helper.ts'
import type { Around, PlaceFinder } from './place-finder.ts'

/** What a class list stands in: what is joined to it, and which other lists end up on the same element. */
export interface ListAround extends Around {
  readonly words: string
  readonly step: string
  readonly left: boolean
  readonly right: boolean
  /** Every string of an array counts. */
  readonly isJoined: boolean
  /** So does every key of an object. */
  readonly takesKeys: boolean
  /** The string is the attribute's own, without braces. */
  readonly isBare: boolean
  readonly group: ClassGroup
}

export const listAround = (around: Around, words: string, step: string): ListAround => ({
  ...around,
  words,
  step,
  left: false,
  right: false,
  isJoined: false,
  takesKeys: false,
  isBare: false,
  group: { places: [], fixed: new Set() },
})

/** What a known function is given. */
export function visitHelper(finder: PlaceFinder, call: CallExpression, name: string, list: ListAround): void {
  if (joiners.has(name)) {
    for (const argument of call.arguments)
      visitClasses(finder, argument, { ...list, isJoined: true, takesKeys: keyJoiners.has(name) })
    return
  }
  const [first, second] = call.arguments
  const joined = { ...list, isJoined: true }
  if (name === 'cva') {
    if (first) visitClasses(finder, first, joined)
    if (second?.type === 'ObjectExpression') visitVariants(finder, second, joined)
  } else if (first?.type === 'ObjectExpression') visitVariants(finder, first, joined)
}

/** `{ base, slots, variants, compoundVariants: [{ class }] }`: the classes, never the names and choices. */
function visitVariants(finder: PlaceFinder, config: ObjectExpression, list: ListAround): void {
  for (const property of config.properties) {
    if (property.type !== 'Property' || property.computed) continue
    const name = literalName(property.key) ?? ''
    const value = bare(property.value)
    const inside = { ...list, step: `${list.step}>${name}` }
    if (name === 'base') visitClasses(finder, value, inside)
    else if (name === 'slots' || name === 'variants') visitLeaves(finder, value, inside)
    else if ((name === 'compoundVariants' || name === 'compoundSlots') && value.type === 'ArrayExpression')
      for (const element of value.elements)
        if (element?.type === 'ObjectExpression')
          for (const member of element.properties)
            if (member.type === 'Property' && /^class(?:Name)?$/.test(literalName(member.key) ?? ''))
              visitLeaves(finder, bare(member.value), inside)
  }
}

function visitLeaves(finder: PlaceFinder, node: Node, list: ListAround): void {
  finder.deeper(() => {
    if (node.type !== 'ObjectExpression') return visitClasses(finder, node, list)
    for (const property of node.properties)
      if (property.type === 'Property' && !property.computed)
        visitLeaves(finder, bare(property.value), {
          ...list,
          step: `${list.step}>${literalName(property.key) ?? ''}`,
        })
  })
}

/** Every string of an expression that ends up in a class list. */
export function visitClasses(finder: PlaceFinder, written: Node, list: ListAround): void {
  finder.deeper(() => {
    const node = bare(written)
    const glued = { ...list, isJoined: false, takesKeys: false }
    switch (node.type) {
      case 'JSXExpressionContainer':
        return visitClasses(finder, node.expression as Node, list)
      case 'Literal':
        if (isStringLiteral(node)) addLiteral(finder, node, list)
        return
      case 'TemplateLiteral': {
        addClasses(finder, node, templatePieces(finder.parsed.text, node), 'template', list)
        node.expressions.forEach((expression, index) => {
          const left = node.quasis[index]?.value.raw ?? ''
          const right = node.quasis[index + 1]?.value.raw ?? ''
          const isFirst = index === 0 && left === ''
          const isLast = index === node.expressions.length - 1 && right === ''
          visitClasses(finder, expression, {
            ...glued,
            left: isFirst ? list.left : !/\s$/.test(left),
            right: isLast ? list.right : !/^\s/.test(right),
          })
        })
        return
      }
      case 'ConditionalExpression':
        visitClasses(finder, node.consequent, list)
        return visitClasses(finder, node.alternate, list)
      case 'LogicalExpression':
        if (node.operator !== '&&') visitClasses(finder, node.left, list)
        return visitClasses(finder, node.right, list)
      case 'BinaryExpression':
        if (node.operator !== '+') return
        visitClasses(finder, node.left as Node, { ...glued, right: true })
        return visitClasses(finder, node.right, { ...glued, left: true })
      case 'ArrayExpression':
        if (!list.isJoined && list.step !== 'class') return
        for (const element of node.elements) if (element !== null) visitClasses(finder, element, list)
        return
      case 'ObjectExpression':
        if (!list.takesKeys) return
        for (const property of node.properties) {
          if (property.type !== 'Property' || property.computed) continue
          const key = property.key as Node
          if (isStringLiteral(key)) visitClasses(finder, key, { ...list, step: `${list.step}>{}` })
          else if (key.type === 'Identifier') list.group.fixed?.add(key.name)
        }
        return
      case 'CallExpression':
        return visitClassCall(finder, node, list)
      case 'Identifier':
      case 'MemberExpression': {
        const name = rootOf(node)
        if (name !== null) finder.named?.set(name, list)
        return
      }
      default:
        return
    }
  })
}

/** `sizes` of `sizes.small` and `sizes[size]`. */
function rootOf(node: Node): Node | null {
  let root = node
  while (root.type === 'MemberExpression') root = bare(root.object)
  return root.type === 'Identifier' ? root : null
}

function visitClassCall(finder: PlaceFinder, call: CallExpression, list: ListAround): void {
  const name = helperOf(finder, call)
  if (name !== null && !list.left && !list.right) return visitHelper(finder, call, name, list)
  const { callee } = call
  if (callee.type === 'Identifier') finder.named?.set(callee, list)
  // `[…].filter(Boolean).join(' ')`
  if (callee.type !== 'MemberExpression' || callee.computed || literalName(callee.property as Node) !== 'join') return
  const [separator] = call.arguments
  if (separator === undefined || !isStringLiteral(separator) || separator.value !== ' ' || list.left || list.right)
    return
  let object = bare(callee.object)
  if (
    object.type === 'CallExpression' &&
    object.callee.type === 'MemberExpression' &&
    finder.parsed.text.slice(object.start, object.end).endsWith('.filter(Boolean)')
  )
    object = bare(object.callee.object)
  if (object.type === 'ArrayExpression') visitClasses(finder, object, { ...list, isJoined: true })
}

function addLiteral(finder: PlaceFinder, node: Extract<Node, { type: 'Literal' }>, list: ListAround): void {
  const { text } = finder.parsed
  const raw = text.slice(node.start + 1, node.end - 1)
  // An attribute's own string spells other characters as entities, a string in braces as escapes.
  const form = list.isBare ? 'jsx-attribute' : 'string'
  addClasses(finder, node, list.isBare ? jsxPieces(raw) : stringPieces(raw), form, list)
}

function addClasses(
  finder: PlaceFinder,
  node: Node,
  written: readonly Piece[],
  form: ClassPlace['form'],
  list: ListAround,
): void {
  const place = classPlace({
    form,
    start: node.start + finder.shift,
    end: node.end + finder.shift,
    written,
    context: list.words,
    address: [...list.owners, '|', ...list.elements, list.step].join('>'),
    gluedLeft: list.left,
    gluedRight: list.right,
    group: list.group,
  })
  list.group.places.push(place)
  finder.places.set(node, place)
}
