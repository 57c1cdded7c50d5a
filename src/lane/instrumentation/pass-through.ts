import type { ArrowFunctionExpression, JSXAttribute, Statement } from 'oxc-parser'
import { isSameTree, onlyPart, type Remainder } from '../code/compare-erased.ts'
import type { Node } from '../code/syntax.ts'
import type { Span } from '../lane.ts'
import { mayBeMissing, mayHaveChanged, parametersOf } from './handler-function.ts'
import { componentOf } from './judge-attribute.ts'
import { attributeName, isHandlerName, type Tracking } from './tracking-in-file.ts'

/**
 * Reads a handler that tracking made longer as the handler it was: `onClose` that became `() => { track('x'); onClose() }`,
 * and `() => save()` that became `() => { track('x'); return save() }`.
 */
export class HandlerReading {
  /** Tracking statements of the handlers that were read so. */
  readonly added = new Set<Statement>()
  /** Wrapped handlers that no longer pass on what they were given. */
  readonly dropsEvent: Node[] = []
  /** The last handler that holds tracking and cannot be read as the one it was. */
  changed: Node | null = null

  private readonly before: Tracking
  private readonly after: Tracking

  constructor(before: Tracking, after: Tracking) {
    this.before = before
    this.after = after
  }

  readonly beside = (before: Node, after: Node): Remainder | null => {
    if (before.type === 'JSXAttribute' && after.type === 'JSXAttribute') return this.attribute(before, after)
    if (before.type === 'ArrowFunctionExpression' && after.type === 'ArrowFunctionExpression')
      return this.arrow(before, after, false)
    if (after.type === 'BlockStatement' && before.type !== 'BlockStatement') return this.onlyStatement(after)
    return null
  }

  private attribute(before: JSXAttribute, after: JSXAttribute): Remainder | null {
    const name = attributeName(before)
    if (!isHandlerName(name) || name !== attributeName(after)) return null
    const old = before.value
    const next = after.value
    if (old?.type !== 'JSXExpressionContainer' || next?.type !== 'JSXExpressionContainer') return null
    const was = old.expression as Node
    const is = next.expression as Node
    const read =
      was.type === 'ArrowFunctionExpression' && is.type === 'ArrowFunctionExpression'
        ? this.arrow(was, is, this.ignoresValue(after))
        : this.wrapped(was, is, after)
    if (read?.node == null) return null
    const value = { ...next, expression: read.node } as typeof next
    return { node: { ...after, value } as Node, erased: read.erased }
  }

  /** Elements never look at what a handler returns, and components only at that of some. */
  private ignoresValue(attribute: JSXAttribute): boolean {
    const component = componentOf(this.after.parsed, attribute)
    return component === null || !(asksForValue(attributeName(attribute)) || waiting.test(component))
  }

  /** An expression body that became a block. @param ignoresValue nobody looks at what a handler of an element returns */
  private arrow(
    before: ArrowFunctionExpression,
    after: ArrowFunctionExpression,
    ignoresValue: boolean,
  ): Remainder | null {
    if (before.body.type === 'BlockStatement' || after.body.type !== 'BlockStatement') return null
    const rest = this.restOf(after.body.body)
    if (rest === null) return null
    this.changed = after
    const [only] = rest
    if (rest.length !== 1 || before.async !== after.async) return null
    const isValue = only?.type === 'ReturnStatement'
    const isStatement = only?.type === 'ExpressionStatement' && ignoresValue && !after.async
    const left = isValue ? only.argument : isStatement ? only.expression : null
    if (left === null) return null
    this.changed = null
    this.add(after.body.body, rest)
    return { node: { ...after, body: left, expression: true } as Node, erased: around(after.body, left) }
  }

  /** A function handed over by its name that is now called by a function around it. */
  private wrapped(before: Node, after: Node, attribute: JSXAttribute): Remainder | null {
    if (before.type !== 'Identifier' && before.type !== 'MemberExpression') return null
    if (before.type === 'Identifier' && before.name === 'undefined') return null
    if (after.type !== 'ArrowFunctionExpression' && after.type !== 'FunctionExpression') return null
    if (after.body?.type !== 'BlockStatement') return null
    const rest = this.restOf(after.body.body)
    if (rest === null) return null
    this.changed = after
    const [only] = rest
    if (rest.length !== 1 || after.async || after.generator || ('id' in after && after.id !== null)) return null
    const isValue = only?.type === 'ReturnStatement'
    const expression = isValue
      ? only.argument
      : only?.type === 'ExpressionStatement' && this.ignoresValue(attribute)
        ? only.expression
        : null
    const call = expression?.type === 'ChainExpression' ? expression.expression : expression
    if (call?.type !== 'CallExpression' || !isSameTree(before, call.callee) || call.typeArguments) return null
    if (!isPlainName(before) || !passesOn(after.params, call.arguments)) return null
    if (mayHaveChanged(this.before.parsed, before)) return null
    if (!call.optional && mayBeMissing(this.before.parsed, before)) return null
    // Every function but an arrow has a `this` of its own.
    if (after.type === 'FunctionExpression' && startsAtThis(before)) return null
    // A name that the function itself declares would no longer be the one from outside.
    const [root] = partsOf(before)
    if (after.params.some((param) => namesOf(param).includes(root ?? ''))) return null
    if (!call.arguments.some((argument) => argument.type === 'SpreadElement')) {
      const wanted = parametersOf(this.before.parsed, before)
      if (wanted !== null && wanted > call.arguments.length) return null
      if (wanted === null && call.arguments.length === 0) {
        if (needsEvent.test(attributeName(attribute))) return null
        this.dropsEvent.push(after)
      }
    }
    this.changed = null
    this.add(after.body.body, rest)
    return onlyPart(after, call.callee as Node)
  }

  /** A block that came around a single statement: `if (a) save()` with tracking before it. */
  private onlyStatement(block: Extract<Node, { type: 'BlockStatement' }>): Remainder | null {
    const rest = this.restOf(block.body)
    const [only] = rest ?? []
    if (rest?.length !== 1 || only === undefined || /Declaration$/.test(only.type)) return null
    this.add(block.body, rest)
    return { node: only, erased: around(block, only) }
  }

  private add(body: readonly Statement[], rest: readonly Statement[]): void {
    for (const statement of body) if (!rest.includes(statement)) this.added.add(statement)
  }

  /** The statements beside tracking; `null` where there is none. */
  private restOf(body: readonly Statement[]): Statement[] | null {
    const rest = body.filter((statement) => this.after.callIn(statement) === null)
    return rest.length === body.length ? null : rest
  }
}

const asking =
  /^on(?:Submit|Confirm|Search|Ok|Finish|Next|Remove|(?:Before|Validate|Should|Can|Load|Render|Get|Fetch|Resolve|Request|Filter|Format|Parse|Save|Upload|Delete)(?![a-z])\w*|\w*Async)$/

/** Handlers of components that are waited for, or asked whether to go on: `onSubmit`, `onBeforeClose`, `onRenderItem`. */
export const asksForValue = (handler: string): boolean => asking.test(handler)

/** Components that show that they wait, for as long as the promise of a handler takes. */
const waiting = /Async|Loading|Pending|Promise/

/** Without its event such a handler cannot know what happened, nor prevent it. */
const needsEvent = /^on(?:Submit|Change|Input|Select|Paste|Copy|Cut|Drop|Key\w+|Drag\w*|Focus|Blur|\w+Change)$/

/** What stands in a block beside one part of it, without what is erased anyway. */
const around = (block: Node, part: Node): Span[] => [
  { start: block.start, end: part.start },
  { start: part.end, end: block.end },
]

const isPlainName = (node: Node): boolean =>
  node.type === 'Identifier' ||
  node.type === 'ThisExpression' ||
  (node.type === 'MemberExpression' && !node.computed && !node.optional && isPlainName(node.object))

const startsAtThis = (node: Node): boolean =>
  node.type === 'ThisExpression' || (node.type === 'MemberExpression' && startsAtThis(node.object))

const partsOf = (node: Node): string[] =>
  node.type === 'Identifier' ? [node.name] : node.type === 'MemberExpression' ? partsOf(node.object) : []

const namesOf = (param: Node): string[] =>
  param.type === 'Identifier' ? [param.name] : param.type === 'RestElement' ? namesOf(param.argument) : []

/** Whether a function hands on exactly what it is given: `(event)` to `f(event)`, `(...args)` to `f(...args)`. */
function passesOn(params: readonly Node[], args: readonly Node[]): boolean {
  if (params.length !== args.length) return false
  return params.every((param, at) => {
    const arg = args[at]
    if (param.type === 'RestElement')
      return (
        param.argument.type === 'Identifier' &&
        arg?.type === 'SpreadElement' &&
        arg.argument.type === 'Identifier' &&
        arg.argument.name === param.argument.name
      )
    return param.type === 'Identifier' && arg?.type === 'Identifier' && arg.name === param.name
  })
}
