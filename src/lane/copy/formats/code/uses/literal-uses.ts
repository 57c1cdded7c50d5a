import type { CallExpression } from 'oxc-parser'
import {
  bare,
  dottedName,
  eachChild,
  isStringLiteral,
  literalName,
  maxDepth,
  type Node,
  TooDeep,
} from '../../../../code/syntax.ts'
import type { RepoFacts } from '../../../../lane.ts'
import { submitsText } from '../submits-text.ts'
import { isTranslateCall } from '../translate-calls.ts'
import { countsBy, dataClasses, dataProperties, readsIts, storesIts } from './data-calls.ts'
import { ValueFlow } from './value-flow.ts'
import {
  type FunctionNode,
  givesAll,
  isFunction,
  rootOf,
  type Source,
  SourceReader,
  spelling,
} from './value-sources.ts'

/** How a file's code uses values: what it compares, selects or looks up by, so that a text which is also a value is no slot. */
export interface LiteralUses {
  /** Strings that stand as key, comparison, case label, type, path, selector or argument somewhere in the file. */
  readonly values: ReadonlySet<string>
  /** Names of properties and variables whose values the file compares, selects, looks up by or stores. */
  readonly properties: ReadonlySet<string>
  /** Names of properties by whose values messages are looked up: their texts are keys, unless they are the messages. */
  readonly keys: ReadonlySet<string>
  /** Names of variables that are compared, sent or stored as a whole, with all texts in them. */
  readonly variables: ReadonlySet<string>
  /** Strings and templates that the file compares, stores, sends or looks up. */
  readonly data: ReadonlySet<Node>
}

const comparisons = new Set(['===', '!==', '==', '!=', 'in', '<', '>', '<=', '>='])
/** Attributes that carry a value a program reads. */
const valueAttributes =
  /^(?:value|defaultValue|id|name|htmlFor|href|to|src|type|variant|className|data-.*|action|form|role|rel|target|as|path|slug|selected|checked)$/
/** Attributes and members that lead somewhere: a text that is made into one is part of an address. */
const leads = /^(?:id|htmlFor|href|to|src|path|slug|action|hash|search|pathname|cookie|location|location\.href)$/
const lookups =
  /(?:^|\.)(?:includes|indexOf|has|get|set|add|delete|getItem|setItem|removeItem|startsWith|endsWith|match|test|split|replace|querySelector|querySelectorAll|getElementById|closest|matches|addEventListener|emit|on|off|once|dispatchEvent|track|capture|push|navigate|redirect|fetch|require|eval|setTimeout|setInterval|Function|find|filter|enum|nativeEnum|oneOf|literal|isEqual|deepEqual|slug|slugify|kebabCase|snakeCase|camelCase|md5|sha1|sha256)$|^Object\.is$/
/** Calls that put things into groups by what a function gives. */
const grouping = /(?:^|\.)(?:groupBy|keyBy|indexBy|countBy|uniqBy)$/
/** The same and others of Lodash, which also take the name of a property, or an object to be like. */
const byName =
  /(?:^|\.)(?:groupBy|keyBy|indexBy|countBy|uniqBy|differenceBy|intersectionBy)$|^_\.(?:find|filter|some|every|findIndex|reject|partition)$/
const searching = /\.(?:includes|indexOf|find|findIndex|some|every|filter)$/

/** How the code of a file uses all words. @throws TooDeep */
export const literalUses = (program: Node, facts: RepoFacts): LiteralUses => usesIn(program, facts, () => false)

/** @param skips nodes that need no look @throws TooDeep */
export function usesIn(program: Node, facts: RepoFacts, skips: (node: Node) => boolean): ValueFlow {
  const walk = new UsesWalk(facts, skips)
  walk.visit(program, 0)
  walk.flow.close()
  return walk.flow
}

class UsesWalk {
  readonly flow = new ValueFlow()
  readonly #facts: RepoFacts
  readonly #skips: (node: Node) => boolean
  readonly #reader: SourceReader
  readonly #functions: FunctionNode[] = []

  constructor(facts: RepoFacts, skips: (node: Node) => boolean) {
    this.#facts = facts
    this.#skips = skips
    this.#reader = new SourceReader(facts)
  }

  visit(node: Node, depth: number): void {
    if (depth > maxDepth) throw new TooDeep()
    if (this.#skips(node)) return
    const opens = isFunction(node)
    if (opens) this.#functions.push(node)
    // What stands in a node is visited first: then nothing that is asked of the node itself descends without bound.
    eachChild(node, (child) => this.visit(child, depth + 1))
    if (opens) this.#functions.pop()
    this.#visitItself(node)
  }

  /** A value that code decides by: the literal itself, or whatever it comes from. */
  #decides(node: Node | null | undefined): void {
    if (node && !this.#skips(node)) this.flow.happens('decides', this.#reader.read(node))
  }

  /** A value that is kept, sent or looked up, with all that is in it. */
  #stored(node: Node | null | undefined): void {
    if (node && !this.#skips(node)) this.flow.happens('stored', this.#reader.read(node))
  }

  #visitItself(node: Node): void {
    switch (node.type) {
      case 'BinaryExpression':
        if (!comparisons.has(node.operator)) break
        if (!isEmptiness(node.left) && !isEmptiness(node.right)) {
          this.#decides(node.left)
          this.#decides(node.right)
        } else if (/^[!=]/.test(node.operator) && isComparing(node.left)) {
          this.#decides(objectOf(node.left))
          this.#decides(node.left.arguments[0])
        }
        break
      case 'SwitchStatement':
        this.#decides(node.discriminant)
        break
      case 'SwitchCase':
        this.#decides(node.test)
        break
      case 'MemberExpression':
        if (node.computed) this.#decides(node.property)
        break
      case 'Property':
        if (node.computed || literalName(node.key) === null) this.#decides(node.key)
        else this.flow.values.add(literalName(node.key) as string)
        this.#visitMember(node, node.kind === 'get')
        break
      case 'MethodDefinition':
        this.#visitMember(node, node.kind === 'get')
        break
      case 'PropertyDefinition':
        this.#visitMember(node, false)
        break
      case 'JSXElement':
        if (submitsText(node))
          for (const child of node.children)
            if (child.type === 'JSXExpressionContainer') this.#decides(child.expression as Node)
        break
      case 'JSXAttribute':
        this.#visitAttribute(node)
        break
      case 'ForOfStatement':
        if (node.left.type === 'VariableDeclaration') this.#goesThrough(node.left.declarations[0]?.id, node.right)
        break
      case 'AssignmentExpression':
        this.#visitAssignment(node)
        break
      case 'VariableDeclarator':
        this.#visitDeclarator(node)
        break
      case 'FunctionDeclaration':
        if (node.id !== null && isFunction(node)) this.#names(node.id.name, node)
        break
      case 'ArrowFunctionExpression':
        if (node.body?.type !== 'BlockStatement') this.flow.give(node, this.#reader.read(node.body))
        this.#takesParameters(node, null)
        break
      case 'FunctionExpression':
        if (isFunction(node)) this.#takesParameters(node, null)
        break
      case 'ReturnStatement':
      case 'YieldExpression': {
        const made = this.#functions.at(-1)
        if (made !== undefined) this.flow.give(made, this.#reader.read(node.argument))
        break
      }
      case 'CallExpression':
        this.#visitCall(node)
        break
      case 'NewExpression': {
        const made = dottedName(node.callee) ?? ''
        // Whoever decides by an error decides by its message, which is seen there.
        if (made.endsWith('Error')) break
        for (const argument of node.arguments) {
          this.#decides(argument)
          this.#decidesKeys(argument)
          if (dataClasses.test(made)) this.#stored(argument)
        }
        break
      }
      case 'ImportExpression':
        this.#decides(node.source)
        break
      case 'TSIndexedAccessType':
        this.#visitIndexedType(node)
        break
      case 'TSLiteralType':
        this.#decides(node.literal)
        break
      case 'TSEnumMember':
        this.#decides(node.initializer)
        break
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
        this.flow.values.add(node.source.value)
        break
      case 'ArrayExpression':
        for (const element of node.elements)
          if (element && isStringLiteral(element)) this.flow.values.add(element.value)
        break
      default:
    }
  }

  #visitMember(
    { key, value, computed }: { readonly key: Node; readonly value: Node | null; readonly computed: boolean },
    isGetter: boolean,
  ): void {
    const name = computed ? null : literalName(key)
    if (name === null || value === null) return
    if (isFunction(value)) {
      this.#names(name, value)
      if (isGetter) this.flow.give(name, [itself(value)])
      return
    }
    if (dataProperties.test(name)) this.#stored(value)
    if (passesOn.has(value.type)) this.flow.give(name, this.#reader.read(value))
  }

  #visitAttribute(node: Extract<Node, { type: 'JSXAttribute' }>): void {
    const name = node.name.type === 'JSXIdentifier' ? node.name.name : ''
    if (node.value?.type !== 'JSXExpressionContainer') return
    const value = node.value.expression as Node
    if (passesOn.has(value.type)) this.flow.give(name, this.#reader.read(value))
    if (!valueAttributes.test(name) || isStringLiteral(value)) return
    this.#decides(value)
    if (leads.test(name) && value.type === 'CallExpression')
      for (const argument of value.arguments) this.#decides(argument as Node)
  }

  #visitAssignment(node: Extract<Node, { type: 'AssignmentExpression' }>): void {
    const { left } = node
    if (left.type === 'Identifier') this.flow.give(left.name, this.#reader.read(node.right))
    if (left.type !== 'MemberExpression' || left.computed || left.property.type !== 'Identifier') return
    if (leads.test(left.property.name)) this.#decides(node.right)
    if (/^(?:window\.)?(?:local|session)Storage$/.test(dottedName(left.object) ?? '')) this.#stored(node.right)
  }

  #visitDeclarator({ id, init }: Extract<Node, { type: 'VariableDeclarator' }>): void {
    if (init === null) return
    if (id.type === 'Identifier') {
      const value = bare(init)
      if (isFunction(value)) return this.#names(id.name, value)
      if (value.type === 'ObjectExpression' || value.type === 'ArrayExpression') this.flow.isObject(id.name)
      this.flow.give(id.name, this.#reader.read(init))
      this.#goesThrough(id, init)
    } else if (id.type === 'ArrayPattern') {
      // `const [name, setName] = useState('Untitled')`
      const [value, setter] = id.elements
      if (value?.type !== 'Identifier') return
      this.flow.give(value.name, this.#reader.read(init))
      if (setter?.type === 'Identifier') this.flow.give(value.name, [itself(`${setter.name}(0)`)])
    } else this.#takesPart(id, init)
  }

  /** `{ title: name }`, `{ [key]: text }` of what is written behind it, or of an argument. */
  #takesPart(pattern: Node, whole: Node | null): void {
    if (pattern.type === 'AssignmentPattern') return this.#takesPart(pattern.left, whole)
    if (pattern.type !== 'ObjectPattern') return
    const root = whole === null ? unknown : (rootOf(whole) ?? unknown)
    for (const property of pattern.properties) {
      if (property.type !== 'Property') continue
      const name = property.computed ? spelling(property.key) : literalName(property.key)
      const value = property.value.type === 'AssignmentPattern' ? property.value.left : property.value
      if (value.type !== 'Identifier') continue
      if (name !== null) this.flow.give(value.name, [{ from: `.${name}`, part: 'itself', root }])
      else if (root !== unknown) this.flow.give(value.name, [{ from: root, part: 'any', root: null }])
    }
  }

  /** A function has a name: whoever calls it gets its results, and gives its arguments. */
  #names(name: string, made: FunctionNode): void {
    this.flow.give(`${name}()`, [itself(made)])
    this.#takesParameters(made, name)
  }

  #takesParameters(made: FunctionNode, name: string | null): void {
    made.params.forEach((parameter, index) => {
      this.#takesPart(parameter, null)
      const given = parameter.type === 'AssignmentPattern' ? parameter.left : parameter
      if (name !== null && given.type === 'Identifier') this.flow.give(given.name, [itself(`${name}(${index})`)])
    })
  }

  /** What comes to be each element of a list, or each text of an object. */
  #goesThrough(each: Node | null | undefined, all: Node): void {
    // Of a pair the first is the name, which no text is.
    const text = each?.type === 'ArrayPattern' ? each.elements[1] : each
    const root = rootOf(all)
    if (text?.type === 'Identifier' && givesAll(all)) this.flow.give(text.name, this.#reader.read(all))
    else if (text?.type === 'Identifier' && root !== null) this.flow.give(text.name, [itself(root)])
    else if (text) this.#takesPart(text, all)
  }

  #visitCall(node: CallExpression): void {
    const { callee } = node
    const name = dottedName(callee)
    const method =
      callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : null
    const called = name ?? (method === null ? '' : `.${method}`)
    const [first] = node.arguments
    if (callee.type === 'MemberExpression') {
      if (first && isFunction(first)) this.#goesThrough(first.params[0], callee.object)
    }
    const own = callee.type === 'Identifier' ? callee.name : name?.match(/^this\.(\w+)$/)?.[1]
    if (own !== undefined)
      node.arguments.forEach((argument, index) => {
        this.flow.give(`${own}(${index})`, this.#reader.read(argument))
      })
    this.#visitStoring(node, called)
    const { isTranslate, isFormat } = isTranslateCall(name, this.#facts)
    // A text by which a translation is looked up is its key.
    if ((isTranslate || isFormat) && first?.type === 'MemberExpression' && !first.computed)
      this.flow.keys.add(literalName(first.property) ?? '')
    if (grouping.test(called)) for (const argument of node.arguments) this.#decides(resultOf(argument))
    if (byName.test(called)) for (const argument of node.arguments) this.#decidesByName(argument)
    if (called === 'Object.fromEntries') this.#decidesKeys(first)
    if (/(?:^|\.)invert$/.test(called)) this.#stored(first)
    if (searching.test(called) && callee.type === 'MemberExpression' && givesAll(callee.object))
      this.#stored(callee.object)
    if (called === 'Reflect.get' && node.arguments[1]) this.#decides(node.arguments[1])
    if (method === 'join' && first && isStringLiteral(first) && /^[/\-_:|.]$/.test(first.value))
      this.#decides(objectOf(node))
    if (
      method === 'setAttribute' &&
      !(first && isStringLiteral(first) && /^(?:aria-|title$|alt$|placeholder$)/.test(first.value))
    )
      this.#decides(node.arguments[1])
    if (!lookups.test(called)) return
    for (const argument of node.arguments) this.#decides(argument)
    if (callee.type !== 'MemberExpression') return
    if (callee.object.type === 'ArrayExpression') for (const element of callee.object.elements) this.#decides(element)
    else if (/\.(?:includes|indexOf|startsWith|endsWith|match|split|replace)$/.test(called))
      this.#decides(callee.object)
  }

  #visitStoring(node: CallExpression, called: string): void {
    if (readsIts(called)) for (const argument of node.arguments) this.flow.happens('told', this.#reader.read(argument))
    if (!storesIts(called)) return
    for (const argument of node.arguments) {
      this.#stored(argument)
      if (countsBy(called)) this.#countsBy(argument, 0)
    }
  }

  /** Events also name what they count by a member: `track('opened', { tab: tab.label })`. */
  #countsBy(node: Node, depth: number): void {
    if (depth > 20) return
    if (node.type === 'ObjectExpression') {
      for (const property of node.properties)
        if (property.type === 'Property') this.#countsBy(property.value, depth + 1)
    } else this.#decides(node)
  }

  /** Pairs of which a map is made: the first of each is a key. */
  #decidesKeys(node: Node | null | undefined): void {
    if (node?.type === 'ArrayExpression') {
      for (const pair of node.elements) this.#decides(pair?.type === 'ArrayExpression' ? pair.elements[0] : pair)
    } else if (node?.type === 'CallExpression') {
      for (const argument of node.arguments) {
        const pair = resultOf(argument)
        if (pair?.type === 'ArrayExpression') this.#decides(pair.elements[0])
        // Whatever else makes a pair may turn it round.
        else if (pair !== null && node.callee.type === 'MemberExpression') this.#stored(node.callee.object)
      }
    }
  }

  /** `'title'`, `['title', wanted]`, `{ title: wanted }`: the name of the property that decides. */
  #decidesByName(node: Node): void {
    if (node.type === 'ArrayExpression' && node.elements[0]) this.#decidesByName(node.elements[0])
    else if (node.type === 'ObjectExpression') {
      for (const property of node.properties)
        if (property.type === 'Property') this.#decidesProperty(literalName(property.key))
    } else this.#decidesProperty(spelling(node))
  }

  #decidesProperty(name: string | null): void {
    if (name !== null) this.flow.happens('decides', [itself(`.${name}`)])
  }

  /** `(typeof tabs)[number]['label']`, `(typeof labels)[keyof typeof labels]`: the texts of a constant are a type. */
  #visitIndexedType(node: Extract<Node, { type: 'TSIndexedAccessType' }>): void {
    const constant = valueOf(node.objectType)
    if (constant === null) return
    const { indexType } = node
    if (indexType.type === 'TSLiteralType') this.#decidesProperty(spelling(indexType.literal as Node))
    else if (indexType.type === 'TSTypeOperator')
      this.flow.happens('stored', [{ from: constant, part: 'any', root: null }])
  }
}

/** Expressions by which one name passes its value on to another: the texts themselves are told by where they stand. */
const passesOn: ReadonlySet<Node['type']> = new Set<Node['type']>([
  'Identifier',
  'MemberExpression',
  'CallExpression',
  'ConditionalExpression',
  'LogicalExpression',
  'ChainExpression',
  'TSAsExpression',
  'TSNonNullExpression',
  'AwaitExpression',
])

/** The root of what nobody knows: an argument. No variable has this name. */
const unknown = '?'

const itself = (from: string | Node): Source => ({ from, part: 'itself', root: null })

const isEmptiness = (node: Node): boolean =>
  (node.type === 'Literal' &&
    (node.value === null || node.value === '' || typeof node.value === 'number' || typeof node.value === 'boolean')) ||
  (node.type === 'Identifier' && node.name === 'undefined') ||
  (node.type === 'UnaryExpression' && node.operator === 'typeof')

/** `name.localeCompare(other)`: equal where it gives 0; elsewhere it puts texts in the order of an alphabet. */
const isComparing = (node: Node): node is CallExpression =>
  node.type === 'CallExpression' &&
  node.callee.type === 'MemberExpression' &&
  literalName(node.callee.property) === 'localeCompare'

const objectOf = (node: CallExpression): Node | null =>
  node.callee.type === 'MemberExpression' ? node.callee.object : null

/** What a function gives at its end. */
function resultOf(node: Node): Node | null {
  if (!isFunction(node)) return null
  if (node.body?.type !== 'BlockStatement') return node.body
  const last = node.body.body.at(-1)
  return last?.type === 'ReturnStatement' ? last.argument : null
}

/** The constant whose type it is: `typeof tabs`, also parts of it. */
function valueOf(type: Node): string | null {
  if (type.type === 'TSIndexedAccessType') return valueOf(type.objectType)
  if (type.type === 'TSParenthesizedType') return valueOf(type.typeAnnotation)
  return type.type === 'TSTypeQuery' ? (dottedName(type.exprName as Node) ?? '') : null
}
