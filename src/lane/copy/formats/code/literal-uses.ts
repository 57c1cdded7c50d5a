import {
  dottedName,
  eachChild,
  isStringLiteral,
  literalName,
  maxDepth,
  type Node,
  TooDeep,
} from '../../../code/syntax.ts'
import type { RepoFacts } from '../../../lane.ts'
import { findData } from './data-calls.ts'
import { submitsText } from './submits-text.ts'
import { isTranslateCall } from './translate-calls.ts'

/** How a file's code uses values: what it compares, selects or looks up by, so that a text which is also a value is no slot. */
export interface LiteralUses {
  /** Strings that stand as key, comparison, case label, type, path, selector or argument somewhere in the file. */
  readonly values: ReadonlySet<string>
  /** Names of properties and variables whose values the file compares, selects or looks up by. */
  readonly properties: ReadonlySet<string>
  /** Names of variables that are compared, sent or stored as a whole, with all texts in them. */
  readonly variables: ReadonlySet<string>
  /** Strings and templates that a call stores, sends or looks up. */
  readonly data: ReadonlySet<Node>
}

const comparisons = new Set(['===', '!==', '==', '!=', 'in', '<', '>', '<=', '>='])
/** Attributes that carry a value a program reads. */
const valueAttributes =
  /^(?:value|defaultValue|id|name|htmlFor|href|to|src|type|variant|className|data-.*|action|form|role|rel|target|as|path|slug|selected|checked)$/
/** Attributes and members that lead somewhere: a text that is made into one is part of an address. */
const leads = /^(?:id|htmlFor|href|to|src|path|slug|action|hash|search|pathname|cookie|location|location\.href)$/
const lookups =
  /(?:^|\.)(?:includes|indexOf|has|get|set|add|delete|getItem|setItem|removeItem|startsWith|endsWith|match|test|split|replace|querySelector|querySelectorAll|getElementById|closest|matches|addEventListener|emit|on|off|once|dispatchEvent|track|capture|push|navigate|redirect|fetch|require|eval|setTimeout|setInterval|Function|find|filter|enum|nativeEnum|oneOf|literal)$/
/** Calls that put things into groups by what a function gives. */
const grouping = /(?:^|\.)(?:groupBy|keyBy|indexBy|countBy|uniqBy)$/
/** All texts of an object, or pairs of them. */
const allOf = /^Object\.(?:values|entries)$/
const searching = /\.(?:includes|indexOf|find|findIndex|some|every|filter)$/

/** How the code of a file uses all words. @throws TooDeep */
export const literalUses = (program: Node, facts: RepoFacts): LiteralUses => usesIn(program, facts, () => false)

export interface UsesFound extends LiteralUses {
  /** `const name = plan.title`, `const { title: name } = plan`: by variable, the properties and variables its value may come from. */
  readonly aliases: ReadonlyMap<string, readonly string[]>
}

/** @param skips nodes that need no look @throws TooDeep */
export function usesIn(program: Node, facts: RepoFacts, skips: (node: Node) => boolean): UsesFound {
  const values = new Set<string>()
  const properties = new Set<string>()
  const variables = new Set<string>()
  const data = new Set<Node>()
  const aliases = new Map<string, string[]>()
  const isAlias = (name: string, of: readonly string[]): void => {
    if (of.length > 0) aliases.set(name, [...(aliases.get(name) ?? []), ...of])
  }
  /** `Object.values(labels).map((text) => …)`: by name, the variable each of whose texts it comes to be. */
  const eachOf = new Map<string, string>()
  const isEachOf = (text: Node | null | undefined, owner: string | null): void => {
    if (owner === null || text?.type !== 'Identifier') return
    eachOf.set(text.name, owner)
    isAlias(text.name, [owner])
  }
  const goesThrough = (each: Node | null | undefined, all: Node | null): void => {
    // Of a pair the first is the name, which no text is.
    const text = each?.type === 'ArrayPattern' ? each.elements[1] : each
    if (all?.type === 'Identifier' && text?.type === 'Identifier') isAlias(text.name, [all.name])
    else if (all?.type === 'CallExpression' && allOf.test(dottedName(all.callee) ?? ''))
      isEachOf(text, rootOf(all.arguments[0] ?? all))
  }

  /** A value that code decides by: the literal itself, or the property it is read from. */
  const decides = (node: Node | null | undefined): void => {
    if (!node || skips(node)) return
    const spelt = spelling(node)
    if (spelt !== null) values.add(spelt)
    else if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier')
      properties.add(node.property.name)
    else if (node.type === 'MemberExpression' && spelling(node.property) !== null)
      properties.add(spelling(node.property) as string)
    else if (node.type === 'MemberExpression') {
      const owner = rootOf(node.object)
      if (owner !== null) variables.add(owner)
    } else if (node.type === 'Identifier') properties.add(node.name)
    else if (node.type === 'TemplateLiteral') for (const part of node.expressions) decides(part)
    else if (node.type === 'BinaryExpression' && node.operator === '+') {
      decides(node.left)
      decides(node.right)
    } else if (node.type === 'ChainExpression' || node.type === 'TSAsExpression' || node.type === 'TSNonNullExpression')
      decides(node.expression)
    else if (node.type === 'TaggedTemplateExpression') decides(node.quasi)
    else if (node.type === 'CallExpression' && dottedName(node.callee) === 'Reflect.get') {
      const name = node.arguments[1] && spelling(node.arguments[1])
      if (typeof name === 'string') properties.add(name)
    } else if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      // What a mapping leaves out of its list decides nothing.
      const maps = /^(?:map|flatMap)$/.test(literalName(node.callee.property) ?? '')
      decidesAll(node)
      if (!maps) decides(node.callee.object)
      for (const argument of node.arguments) decides(resultOf(argument))
    }
    // `_(msg`Sent`)` is the message.
    if (node.type === 'CallExpression' && node.arguments[0]?.type === 'TaggedTemplateExpression')
      decides(node.arguments[0])
  }
  /** `Object.values(labels)`: whatever is decided by them is decided by each of the texts. */
  const decidesAll = (node: Node): void => {
    if (node.type !== 'CallExpression' || !allOf.test(dottedName(node.callee) ?? '')) return
    for (const argument of node.arguments) if (argument.type === 'Identifier') variables.add(argument.name)
  }
  /** Pairs of which a map is made: the first of each is a key. */
  const decidesKeys = (node: Node | null | undefined): void => {
    const list = node?.type === 'CallExpression' ? node.arguments.map(resultOf) : []
    for (const pair of node?.type === 'ArrayExpression' ? node.elements : list)
      decides(pair?.type === 'ArrayExpression' ? pair.elements[0] : node?.type === 'ArrayExpression' ? pair : null)
  }
  const isEmptiness = (node: Node) =>
    (node.type === 'Literal' &&
      (node.value === null ||
        node.value === '' ||
        typeof node.value === 'number' ||
        typeof node.value === 'boolean')) ||
    (node.type === 'Identifier' && node.name === 'undefined') ||
    (node.type === 'UnaryExpression' && node.operator === 'typeof')

  const visit = (node: Node, depth: number): void => {
    if (depth > maxDepth) throw new TooDeep()
    if (skips(node)) return
    // What stands in a node is visited first: then nothing that is asked of the node itself descends without bound.
    eachChild(node, (child) => visit(child, depth + 1))
    switch (node.type) {
      case 'BinaryExpression':
        if (comparisons.has(node.operator) && !isEmptiness(node.left) && !isEmptiness(node.right)) {
          decides(node.left)
          decides(node.right)
        }
        break
      case 'SwitchStatement':
        decides(node.discriminant)
        break
      case 'SwitchCase':
        decides(node.test)
        break
      case 'MemberExpression':
        if (node.computed) decides(node.property)
        break
      case 'Property':
        if (isStringLiteral(node.key)) values.add(node.key.value)
        else if (node.key.type === 'Identifier' && !node.computed) values.add(node.key.name)
        else decides(node.key)
        break
      case 'JSXElement':
        if (submitsText(node))
          for (const child of node.children)
            if (child.type === 'JSXExpressionContainer') decides(child.expression as Node)
        break
      case 'JSXAttribute': {
        const name = node.name.type === 'JSXIdentifier' ? node.name.name : ''
        if (!valueAttributes.test(name) || node.value === null) break
        if (node.value.type === 'JSXExpressionContainer') {
          const value = node.value.expression as Node
          if (!isStringLiteral(value)) decides(value)
          if (leads.test(name) && value.type === 'CallExpression')
            for (const argument of value.arguments) decides(argument as Node)
        }
        break
      }
      case 'ForOfStatement':
        if (node.left.type === 'VariableDeclaration') goesThrough(node.left.declarations[0]?.id, node.right)
        break
      case 'AssignmentExpression': {
        const { left } = node
        if (left.type === 'Identifier') isAlias(left.name, sourcesOf(node.right))
        const isPath = left.type === 'MemberExpression' && !left.computed && left.property.type === 'Identifier'
        if (isPath && leads.test(left.property.name)) decides(node.right)
        break
      }
      case 'ObjectPattern':
        for (const property of node.properties) {
          if (property.type !== 'Property') continue
          const name = property.computed ? spelling(property.key) : literalName(property.key)
          const value = property.value.type === 'AssignmentPattern' ? property.value.left : property.value
          if (name !== null && value.type === 'Identifier') isAlias(value.name, [name])
        }
        break
      case 'VariableDeclarator':
        if (node.id.type === 'Identifier') {
          isAlias(node.id.name, sourcesOf(node.init))
          goesThrough(node.id, node.init)
        } else if (node.id.type === 'ObjectPattern' && node.init !== null) {
          // `const { [name]: text } = labels`: any of its texts.
          for (const property of node.id.properties)
            if (property.type === 'Property' && property.computed && spelling(property.key) === null)
              isEachOf(property.value, rootOf(node.init))
        }
        break
      case 'CallExpression': {
        const name = dottedName(node.callee)
        const method =
          node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier'
            ? `.${node.callee.property.name}`
            : null
        const called = name ?? method ?? ''
        const [visitor] = node.arguments
        if (node.callee.type === 'MemberExpression' && visitor && isFunction(visitor))
          goesThrough(visitor.params[0], node.callee.object)
        findData(node, called, {
          literal: (literal) => data.add(literal),
          variable: (variable) => variables.add(variable),
          member: (member) => decides(member),
        })
        const [first] = node.arguments
        const { isTranslate, isFormat } = isTranslateCall(name, facts)
        // A text by which a translation is looked up is its key.
        if ((isTranslate || isFormat) && first?.type === 'MemberExpression') decides(first)
        if (grouping.test(called)) for (const argument of node.arguments) decides(resultOf(argument))
        if (called === 'Object.fromEntries') decidesKeys(first)
        if (searching.test(called) && node.callee.type === 'MemberExpression') decidesAll(node.callee.object)
        if (lookups.test(called)) {
          for (const argument of node.arguments) decides(argument)
          if (node.callee.type === 'MemberExpression') {
            const object = node.callee.object
            if (object.type === 'ArrayExpression') for (const element of object.elements) decides(element)
            else if (/\.(?:includes|indexOf|startsWith|endsWith|match|split|replace)$/.test(called)) decides(object)
          }
        }
        break
      }
      case 'NewExpression':
      case 'ImportExpression':
        for (const argument of node.type === 'NewExpression' ? node.arguments : [node.source]) {
          decides(argument)
          decidesKeys(argument)
        }
        break
      case 'TSIndexedAccessType':
        // `(typeof tabs)[number]['label']`: the texts of a constant are a type.
        if (
          node.indexType.type === 'TSLiteralType' &&
          isStringLiteral(node.indexType.literal as Node) &&
          isOfValue(node)
        )
          properties.add(String((node.indexType.literal as { value?: unknown }).value))
        break
      case 'TSLiteralType':
        decides(node.literal)
        break
      case 'TSEnumMember':
        decides(node.initializer)
        break
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
        values.add(node.source.value)
        break
      case 'ArrayExpression':
        for (const element of node.elements) if (element && isStringLiteral(element)) values.add(element.value)
        break
      default:
    }
  }
  visit(program, 0)
  // A set is gone through to what is added meanwhile: an alias of an alias is found, too.
  for (const name of properties) for (const of of aliases.get(name) ?? []) properties.add(of)
  for (const [name, owner] of eachOf) if (properties.has(name)) variables.add(owner)
  return { values, properties, variables, data, aliases }
}

/** A string as it is spelt: a literal, or a template without expressions. */
const spelling = (node: Node): string | null =>
  isStringLiteral(node)
    ? node.value
    : node.type === 'TemplateLiteral' && node.expressions.length === 0
      ? (node.quasis[0]?.value.cooked ?? '')
      : null

/** The variable that holds what is read: `plans` of `plans[0].items`. */
function rootOf(node: Node): string | null {
  switch (node.type) {
    case 'Identifier':
      return node.name
    case 'MemberExpression':
      return rootOf(node.object)
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return rootOf(node.expression)
    default:
      return null
  }
}

/** The properties and variables that an expression takes its value from, where it does no more than choose. */
function sourcesOf(node: Node | null): readonly string[] {
  switch (node?.type) {
    case 'Identifier':
      return [node.name]
    case 'MemberExpression': {
      const name = node.computed ? spelling(node.property) : literalName(node.property)
      return name === null ? [] : [name]
    }
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return sourcesOf(node.expression)
    case 'LogicalExpression':
      return [...sourcesOf(node.left), ...sourcesOf(node.right)]
    case 'ConditionalExpression':
      return [...sourcesOf(node.consequent), ...sourcesOf(node.alternate)]
    default:
      return []
  }
}

const isFunction = (node: Node): node is Extract<Node, { type: 'ArrowFunctionExpression' | 'FunctionExpression' }> =>
  node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression'

/** What a function gives at its end. */
function resultOf(node: Node): Node | null {
  if (!isFunction(node)) return null
  if (node.body?.type !== 'BlockStatement') return node.body
  const last = node.body.body.at(-1)
  return last?.type === 'ReturnStatement' ? last.argument : null
}

/** Whether a type is that of a value: `typeof tabs`, also parts of it. */
const isOfValue = (type: Node): boolean =>
  type.type === 'TSIndexedAccessType' ? isOfValue(type.objectType) : type.type === 'TSTypeQuery'
