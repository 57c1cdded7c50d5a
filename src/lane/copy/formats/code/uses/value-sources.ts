import type { ArrowFunctionExpression, CallExpression, Function as FunctionType } from 'oxc-parser'
import { dottedName, isStringLiteral, literalName, type Node } from '../../../../code/syntax.ts'
import type { RepoFacts } from '../../../../lane.ts'
import { isTranslateCall } from '../translate-calls.ts'

/** Where a value comes from, as far as one expression shows. */
export interface Source {
  /** A variable `title`, a property `.title`, the result of a function `label()`, its argument `label(0)`, or the literal, template or function itself. */
  readonly from: string | Node
  /** The value as it is, any text in it (`labels[key]`), or nothing but the whole of it (`{ ...board }`). */
  readonly part: 'itself' | 'any' | 'whole'
  /** The variable that a property is read from. */
  readonly root: string | null
}

/** Calls that give what they are given, in another form. */
const carriers =
  /^(?:slug|slugify|(?:kebab|camel|snake|pascal|lower|upper|start)Case|to(?:Lower|Upper)(?:Case)?|lowerCase|upperCase|trim|normalize|deburr|hash|md5|sha1|sha256|btoa|encodeURI(?:Component)?|escape|String|cn|clsx|cx|classNames|classnames|twMerge|invert|structuredClone|cloneDeep|merge|use(?:State|Ref|Memo|Reducer|DeferredValue)|ref|reactive|computed|signal|memo)$|^(?:JSON\.stringify|Array\.from|Object\.(?:assign|freeze|fromEntries)|Promise\.all|React\.use(?:State|Ref|Memo))$|^_\.\w+$/
/** Names of class lists: `styles.title` is no title. */
const sheets = /^(?:classes|styles?|classNames?|\w+(?:Styles|Classes))$/
/** Methods whose function only chooses: its result is no part of theirs. */
const choosing = /^(?:find|findLast|findIndex|filter|some|every|sort|toSorted|forEach)$/
/** An expression that is nested deeper gives nothing away: whoever asks at each level does not read it as often. */
const maxNesting = 50

/** A string as it is spelt: a literal, or a template without expressions. */
export const spelling = (node: Node): string | null =>
  isStringLiteral(node)
    ? node.value
    : node.type === 'TemplateLiteral' && node.expressions.length === 0
      ? (node.quasis[0]?.value.cooked ?? '')
      : null

/** The variable that holds what is read: `plans` of `plans[0].items`. */
export function rootOf(node: Node): string | null {
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

export type FunctionNode = ArrowFunctionExpression | FunctionType

export const isFunction = (node: Node): node is FunctionNode =>
  node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration'

/** Whether a call gives all values of an object, or pairs of them. */
export const givesAll = (node: Node): boolean =>
  node.type === 'CallExpression' && /^Object\.(?:values|entries)$/.test(dottedName(node.callee) ?? '')

/** Reads expressions of one file. */
export class SourceReader {
  readonly #facts: RepoFacts

  constructor(facts: RepoFacts) {
    this.#facts = facts
  }

  /** The sources of an expression: those it chooses from, and those it is put together of. */
  read(node: Node | null | undefined): readonly Source[] {
    const found: Source[] = []
    this.#follow(node, 'itself', found, 0)
    return found
  }

  #follow(node: Node | null | undefined, part: 'itself' | 'whole', found: Source[], depth: number): void {
    if (!node || depth > maxNesting) return
    const follow = (next: Node | null | undefined) => this.#follow(next, part, found, depth + 1)
    const add = (from: string | Node, root: string | null = null) => void found.push({ from, part, root })
    switch (node.type) {
      case 'Literal':
        if (isStringLiteral(node)) add(node)
        return
      case 'TemplateLiteral':
        add(node)
        for (const expression of node.expressions) follow(expression)
        return
      case 'TaggedTemplateExpression':
        return follow(node.quasi)
      case 'Identifier':
        return add(node.name)
      case 'MemberExpression': {
        const name = node.computed ? spelling(node.property) : literalName(node.property)
        const root = rootOf(node.object)
        if (root !== null && sheets.test(root)) return
        if (name !== null) add(`.${name}`, root)
        else if (root !== null) found.push({ from: root, part: 'any', root: null })
        return
      }
      case 'ChainExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
        return follow(node.expression)
      case 'AwaitExpression':
      case 'SpreadElement':
        return follow(node.argument)
      case 'LogicalExpression':
        follow(node.left)
        return follow(node.right)
      case 'BinaryExpression':
        if (node.operator !== '+') return
        follow(node.left)
        return follow(node.right)
      case 'ConditionalExpression':
        follow(node.consequent)
        return follow(node.alternate)
      case 'ArrayExpression':
        for (const element of node.elements) follow(element)
        return
      case 'ObjectExpression':
        for (const property of node.properties)
          this.#follow(property.type === 'Property' ? property.value : property.argument, 'whole', found, depth + 1)
        return
      case 'NewExpression':
        for (const argument of node.arguments) follow(argument)
        return
      case 'CallExpression':
        return this.#followCall(node, part, found, depth)
      default:
    }
  }

  #followCall(node: CallExpression, part: 'itself' | 'whole', found: Source[], depth: number): void {
    const follow = (next: Node | null | undefined) => this.#follow(next, part, found, depth + 1)
    /** The result of a function, written here or elsewhere in the file. */
    const result = (given: Node) => {
      if (isFunction(given)) found.push({ from: given, part, root: null })
      else if (given.type === 'Identifier') found.push({ from: `${given.name}()`, part, root: null })
    }
    const { callee } = node
    const name = dottedName(callee)
    const { isTranslate, isFormat } = isTranslateCall(name, this.#facts)
    if (isTranslate || isFormat) {
      for (const argument of node.arguments) {
        if (argument.type === 'ObjectExpression') {
          for (const property of argument.properties)
            if (property.type === 'Property') this.#follow(property.value, part, found, depth + 1)
        } else follow(argument)
      }
      return
    }
    if (givesAll(node)) {
      const root = node.arguments[0] && rootOf(node.arguments[0])
      if (typeof root === 'string') found.push({ from: root, part: 'any', root: null })
      return
    }
    if (name === 'Reflect.get') {
      const property = node.arguments[1] && spelling(node.arguments[1])
      if (typeof property === 'string') found.push({ from: `.${property}`, part, root: null })
      return
    }
    // `_(msg`Sent`)` is the message.
    if (node.arguments[0]?.type === 'TaggedTemplateExpression') follow(node.arguments[0])
    const isCarrier = name !== null && carriers.test(name)
    for (const argument of node.arguments) {
      if (isCarrier && !isFunction(argument)) follow(argument)
      if (isCarrier && isFunction(argument)) result(argument)
    }
    if (callee.type === 'Identifier') found.push({ from: `${callee.name}()`, part, root: null })
    if (callee.type !== 'MemberExpression' || isCarrier) return
    const method = literalName(callee.property) ?? ''
    found.push({ from: `${method}()`, part, root: null })
    if (!choosing.test(method)) for (const argument of node.arguments) result(argument)
    // What a mapping leaves out of its list is not in its result.
    if (!/^(?:map|flatMap)$/.test(method)) follow(callee.object)
  }
}
