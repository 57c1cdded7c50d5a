import type { CallExpression, JSXAttribute, ObjectExpression } from 'oxc-parser'
import { jsxPieces, stringPieces } from '../code/literal-pieces.ts'
import { declarationAt, nameUses } from '../code/name-uses.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import {
  bare,
  dottedName,
  eachChild,
  isStringLiteral,
  literalName,
  maxDepth,
  type Node,
  TooDeep,
} from '../code/syntax.ts'
import { templatePieces } from '../code/template-pieces.ts'
import { type Piece, valueOf } from '../source/pieces.ts'
import { type ClassPlace, foldSpaces, type StylePlace, type ValuePlace } from './place.ts'

/** Functions that join class names; what they are given is one class list. */
const joiners = new Set(['cn', 'clsx', 'classnames', 'classNames', 'cx', 'twMerge', 'twJoin'])
/** Functions that choose among class lists by their second argument. */
const variants = new Set(['cva', 'tv'])
const classAttribute = /^(?:class|className|[a-z]\w*ClassName)$/

interface Around {
  readonly owners: readonly string[]
  readonly elements: readonly string[]
}

/** What a class list stands in: what is joined to it, and which other lists end up on the same element. */
interface ListAround extends Around {
  readonly words: string
  readonly step: string
  readonly left: boolean
  readonly right: boolean
  /** Every string of an array counts. */
  readonly isJoined: boolean
  /** The string is the attribute's own, without braces. */
  readonly isBare: boolean
  readonly group: { readonly places: ClassPlace[] }
}

/** A number as style objects hold them, with or without its sign. */
export const isNumber = (node: Node): boolean =>
  (node.type === 'Literal' && typeof node.value === 'number') ||
  (node.type === 'UnaryExpression' && node.operator === '-' && isNumber(node.argument))

/**
 * Finds every place of one source file, by the node that holds it.
 *
 * @param targets only what lies on the way to these nodes is read; `null`: everything
 * @throws TooDeep
 */
export function codePlaces(
  path: string,
  parsed: ParsedCode,
  targets: readonly Node[] | null,
): ReadonlyMap<Node, StylePlace> {
  const finder = new Finder(path, parsed, targets)
  finder.visit(parsed.program, { owners: [], elements: [] })
  return finder.places
}

class Finder {
  readonly places = new Map<Node, StylePlace>()
  private readonly helpers = new Map<string, boolean>()
  private readonly fileName: string
  private readonly parsed: ParsedCode
  private readonly targets: readonly Node[] | null
  private depth = 0

  constructor(path: string, parsed: ParsedCode, targets: readonly Node[] | null) {
    this.parsed = parsed
    this.targets = targets
    this.fileName = path.split('/').pop()?.replace(/\..*$/, '') ?? path
  }

  visit(node: Node, around: Around): void {
    if (this.targets !== null && !this.targets.some((one) => node.start <= one.start && one.end <= node.end)) return
    this.deeper(() => this.visitByKind(node, around))
  }

  private deeper(run: () => void): void {
    if (++this.depth > maxDepth) throw new TooDeep()
    run()
    this.depth--
  }

  private visitByKind(node: Node, around: Around): void {
    const below = (inside: Around) => eachChild(node, (child) => this.visit(child, inside))
    const owned = (name: string | null | undefined) =>
      below(name ? { owners: [...around.owners, name], elements: [] } : around)
    switch (node.type) {
      case 'JSXElement': {
        const name = dottedName(node.openingElement.name) ?? ''
        const inside = { ...around, elements: [...around.elements, name] }
        for (const attribute of node.openingElement.attributes) {
          if (attribute.type === 'JSXAttribute') this.visitAttribute(attribute, name, inside)
          else this.visit(attribute, inside)
        }
        for (const child of node.children) this.visit(child, inside)
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
        return owned(node.id.type === 'Identifier' ? node.id.name : null)
      case 'CallExpression': {
        const name = this.helperOf(node)
        if (name === null) return below(around)
        const words = `Classes of ${around.owners.at(-1) ?? name}`
        return this.visitHelper(node, name, this.listAround(around, words, name))
      }
      case 'ImportDeclaration':
      case 'TSTypeAliasDeclaration':
      case 'TSInterfaceDeclaration':
        return
      default:
        return below(around)
    }
  }

  private listAround(around: Around, words: string, step: string): ListAround {
    return { ...around, words, step, left: false, right: false, isJoined: false, isBare: false, group: { places: [] } }
  }

  private visitAttribute(attribute: JSXAttribute, element: string, around: Around): void {
    const name = attribute.name.type === 'JSXIdentifier' ? attribute.name.name : ''
    const { value } = attribute
    if (value !== null && classAttribute.test(name)) {
      if (this.targets !== null && !this.targets.some((one) => value.start <= one.start && one.end <= value.end)) return
      const owner = this.ownerOf(around)
      const words = `Classes of <${element}> in ${owner}`
      return this.visitClasses(value, { ...this.listAround(around, words, name), isBare: value.type === 'Literal' })
    }
    if (name === 'style' && value?.type === 'JSXExpressionContainer') {
      const object = bare(value.expression as Node)
      if (object.type === 'ObjectExpression') return this.visitStyles(object, element, around)
    }
    if (value !== null) this.visit(value, around)
  }

  private ownerOf(around: Around): string {
    return [...around.owners].reverse().find((name) => /^[A-Z]/.test(name)) ?? around.owners.at(-1) ?? this.fileName
  }

  /** The name of a known function that is called; `null` where the file gives that name to something of its own. */
  private helperOf(call: CallExpression): string | null {
    const { callee } = call
    if (callee.type !== 'Identifier' || !(joiners.has(callee.name) || variants.has(callee.name))) return null
    const { name } = callee
    let isHelper = this.helpers.get(name)
    if (isHelper === undefined) {
      const uses = nameUses(this.parsed, name)
      const imports = this.parsed.program.body.filter((statement) => statement.type === 'ImportDeclaration')
      isHelper = uses.declarations.every(({ node }) => {
        const from = imports.find((one) => one.start <= node.start && node.end <= one.end)
        const specifier = from?.specifiers.find((one) => one.local.start === node.start || one.end === node.end)
        if (specifier === undefined) return false
        if (specifier.type !== 'ImportSpecifier') return true
        const imported = literalName(specifier.imported as Node) ?? ''
        return imported === 'default' || joiners.has(imported) || variants.has(imported)
      })
      // A reference that no declaration covers is a global; one that a parameter covers is not the import.
      isHelper &&= uses.references.every(({ node }) => {
        const declared = declarationAt(uses, node)
        return declared === null || declared.scope.type === 'Program'
      })
      this.helpers.set(name, isHelper)
    }
    return isHelper ? name : null
  }

  private visitHelper(call: CallExpression, name: string, list: ListAround): void {
    if (joiners.has(name)) {
      for (const argument of call.arguments)
        if (argument.type !== 'SpreadElement') this.visitClasses(argument, { ...list, isJoined: true })
      return
    }
    const [first, second] = call.arguments
    const joined = { ...list, isJoined: true }
    if (name === 'cva') {
      if (first && first.type !== 'SpreadElement') this.visitClasses(first, joined)
      if (second?.type === 'ObjectExpression') this.visitVariants(second, joined)
    } else if (first?.type === 'ObjectExpression') this.visitVariants(first, joined)
  }

  /** `{ base, slots, variants, compoundVariants: [{ class }] }`: the classes, never the names and choices. */
  private visitVariants(config: ObjectExpression, list: ListAround): void {
    for (const property of config.properties) {
      if (property.type !== 'Property' || property.computed) continue
      const name = literalName(property.key) ?? ''
      const value = bare(property.value)
      const inside = { ...list, step: `${list.step}>${name}` }
      if (name === 'base') this.visitClasses(value, inside)
      else if (name === 'slots' || name === 'variants') this.visitLeaves(value, inside)
      else if ((name === 'compoundVariants' || name === 'compoundSlots') && value.type === 'ArrayExpression')
        for (const element of value.elements)
          if (element?.type === 'ObjectExpression')
            for (const member of element.properties)
              if (member.type === 'Property' && /^class(?:Name)?$/.test(literalName(member.key) ?? ''))
                this.visitLeaves(bare(member.value), inside)
    }
  }

  private visitLeaves(node: Node, list: ListAround): void {
    this.deeper(() => {
      if (node.type !== 'ObjectExpression') return this.visitClasses(node, list)
      for (const property of node.properties)
        if (property.type === 'Property' && !property.computed)
          this.visitLeaves(bare(property.value), {
            ...list,
            step: `${list.step}>${literalName(property.key) ?? ''}`,
          })
    })
  }

  private visitClasses(written: Node, list: ListAround): void {
    this.deeper(() => {
      const node = bare(written)
      const glued = { ...list, isJoined: false }
      switch (node.type) {
        case 'JSXExpressionContainer':
          return this.visitClasses(node.expression as Node, list)
        case 'Literal':
          if (isStringLiteral(node)) this.addLiteral(node, list)
          return
        case 'TemplateLiteral': {
          this.addClasses(node, templatePieces(this.parsed.text, node), 'template', list)
          node.expressions.forEach((expression, index) => {
            const left = node.quasis[index]?.value.raw ?? ''
            const right = node.quasis[index + 1]?.value.raw ?? ''
            const isFirst = index === 0 && left === ''
            const isLast = index === node.expressions.length - 1 && right === ''
            this.visitClasses(expression, {
              ...glued,
              left: isFirst ? list.left : !/\s$/.test(left),
              right: isLast ? list.right : !/^\s/.test(right),
            })
          })
          return
        }
        case 'ConditionalExpression':
          this.visitClasses(node.consequent, list)
          return this.visitClasses(node.alternate, list)
        case 'LogicalExpression':
          if (node.operator !== '&&') this.visitClasses(node.left, list)
          return this.visitClasses(node.right, list)
        case 'BinaryExpression':
          if (node.operator !== '+') return
          this.visitClasses(node.left as Node, { ...glued, right: true })
          return this.visitClasses(node.right, { ...glued, left: true })
        case 'ArrayExpression':
          if (!list.isJoined && list.step !== 'class') return
          for (const element of node.elements)
            if (element !== null && element.type !== 'SpreadElement') this.visitClasses(element, list)
          return
        case 'CallExpression':
          return this.visitClassCall(node, list)
        default:
          return
      }
    })
  }

  private visitClassCall(call: CallExpression, list: ListAround): void {
    const name = this.helperOf(call)
    if (name !== null && !list.left && !list.right) return this.visitHelper(call, name, list)
    const { callee } = call
    // `[…].filter(Boolean).join(' ')`
    if (callee.type !== 'MemberExpression' || callee.computed || literalName(callee.property as Node) !== 'join') return
    const [separator] = call.arguments
    if (separator === undefined || !isStringLiteral(separator) || separator.value !== ' ' || list.left || list.right)
      return
    let object = bare(callee.object)
    if (
      object.type === 'CallExpression' &&
      this.parsed.text.slice(object.start, object.end).endsWith('.filter(Boolean)')
    )
      object = object.callee.type === 'MemberExpression' ? bare(object.callee.object) : object
    if (object.type === 'ArrayExpression') this.visitClasses(object, { ...list, isJoined: true })
  }

  private addLiteral(node: Extract<Node, { type: 'Literal' }>, list: ListAround): void {
    const { text } = this.parsed
    const raw = text.slice(node.start + 1, node.end - 1)
    // An attribute's own string spells other characters as entities, a string in braces as escapes.
    const form = list.isBare ? 'jsx-attribute' : 'string'
    this.addClasses(node, list.isBare ? jsxPieces(raw) : stringPieces(raw), form, list)
  }

  private addClasses(node: Node, written: readonly Piece[], form: ClassPlace['form'], list: ListAround): void {
    const pieces = foldSpaces(written)
    const lead = pieces[0]?.value === ' ' ? (pieces.shift()?.raw ?? '') : ''
    const trail = pieces.at(-1)?.value === ' ' ? (pieces.pop()?.raw ?? '') : ''
    const place: ClassPlace = {
      form,
      kind: 'classes',
      start: node.start,
      end: node.end,
      inner: { start: node.start + 1 + lead.length, end: node.end - 1 - trail.length },
      pieces,
      value: valueOf(pieces),
      context: list.words,
      address: [...list.owners, '|', ...list.elements, list.step].join('>'),
      lead,
      trail,
      gluedLeft: list.left,
      gluedRight: list.right,
      group: list.group,
    }
    list.group.places.push(place)
    this.places.set(node, place)
  }

  private visitStyles(object: ObjectExpression, element: string, around: Around): void {
    const values = new Map<string, string>()
    const beside = { values, selector: '' }
    for (const property of object.properties) {
      if (property.type !== 'Property') continue
      const name = property.computed ? null : literalName(property.key)
      if (name === null) this.visit(property, around)
      else this.visitStyleValue(bare(property.value), cssName(name), element, around, beside, values)
    }
  }

  private visitStyleValue(
    node: Node,
    property: string,
    element: string,
    around: Around,
    beside: ValuePlace['beside'],
    values: Map<string, string>,
  ): void {
    if (node.type === 'ConditionalExpression' || node.type === 'LogicalExpression') {
      const branches = node.type === 'ConditionalExpression' ? [node.consequent, node.alternate] : [node.right]
      if (node.type === 'LogicalExpression' && node.operator !== '&&') branches.push(node.left)
      for (const branch of branches)
        this.deeper(() => this.visitStyleValue(bare(branch), property, element, around, beside, new Map()))
      return
    }
    const isString = isStringLiteral(node) || (node.type === 'TemplateLiteral' && node.quasis.length === 1)
    if (!isString && !isNumber(node)) return
    const inner = isString ? { start: node.start + 1, end: node.end - 1 } : { start: node.start, end: node.end }
    const raw = this.parsed.text.slice(inner.start, inner.end)
    const pieces = isString ? foldSpaces(stringPieces(raw)) : [...raw].map((value) => ({ raw: value, value }))
    const value = valueOf(pieces)
    values.set(property, value)
    this.places.set(node, {
      form: isString ? 'string' : 'number',
      kind: `style:${property}`,
      start: node.start,
      end: node.end,
      inner,
      pieces,
      value,
      context: `${property} of <${element}> in ${this.ownerOf(around)}`,
      address: [...around.owners, '|', ...around.elements, property].join('>'),
      property,
      beside,
      isImportant: false,
      closed: null,
    })
  }
}

/** `WebkitTextFillColor` → `-webkit-text-fill-color`; custom properties stay as they are. */
const cssName = (name: string): string =>
  name.startsWith('--')
    ? name
    : name.replace(/^ms(?=[A-Z])/, 'Ms').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
