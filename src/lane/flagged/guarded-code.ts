import type { CallExpression } from 'oxc-parser'
import type { ParsedCode } from '../code/parse-code.ts'
import { runsOnServer } from '../code/server-code.ts'
import { eachChild, type Node } from '../code/syntax.ts'
import { calledBy, doesWhenShown } from './call-fault.ts'
import { addPattern, boundNames } from './fold/names.ts'
import { isComponentName, isFunction, isHandlerName, isHookName } from './guarded-names.ts'
import { isLoading } from './loading.ts'
import { calleeName, type Moment, momentAt, momentOf } from './moments.ts'
import { nodeFault } from './node-fault.ts'
import { lastName, Origins } from './origins.ts'
import type { FlaggedRule } from './rules.ts'
import type { Surroundings } from './surroundings.ts'

export interface GuardedFault {
  readonly rule: FlaggedRule
  readonly node: Node
  readonly detail: string
}

/** A piece of guarded code, with the nodes around it, outermost first. */
export interface GuardedCode {
  readonly node: Node
  readonly ancestors: readonly Node[]
}

/**
 * What code behind a flag may do is a list, and a short one: show elements and components, read, compute, and call what the
 * file imports or declares, in handlers also for its effect. What such calls do is for the reviewer to look at.
 *
 * @param codes all pieces of one file, since one may call another
 * @param isKnownHost whether the program fetches from a host already
 * @returns everything in them that is not on the list
 */
export function guardedFaults(
  parsed: ParsedCode,
  codes: readonly GuardedCode[],
  isKnownHost: (host: string) => boolean,
): GuardedFault[] {
  if (codes.length === 0) return []
  const around: Surroundings = {
    origins: new Origins(parsed),
    isKnownHost,
    inside: new Map(),
    events: new Set(),
    isInClass: false,
    isInDrawing: false,
  }
  const scan = new Scan(parsed, around, new Map())
  for (const code of codes) scan.enter(code)
  return scan.result()
}

/** What a function does, and calls, when it is called to show something. */
interface Shown {
  readonly does: boolean
  readonly calls: ReadonlySet<string>
}

class Scan {
  private readonly parsed: ParsedCode
  private around: Surroundings
  private readonly found: GuardedFault[] = []
  /** Functions of the guarded code that do something when they are called. */
  private readonly doers = new Set<string>()
  /** What the functions of the guarded code call. */
  private readonly callsOf = new Map<string, Set<string>>()
  private readonly shownCalls: { readonly name: string; readonly node: Node }[] = []

  private readonly shown: Map<Node, Shown>

  constructor(parsed: ParsedCode, around: Surroundings, shown: Map<Node, Shown>) {
    this.parsed = parsed
    this.around = around
    this.shown = shown
  }

  enter({ node, ancestors }: GuardedCode): void {
    if (ancestors.some(runsOnServer)) this.refuse('flagged/effect', node, 'a server runs this')
    const here = {
      inside: boundNames(node),
      isInClass: ancestors.some(isClass),
      isInDrawing: ancestors.some(isDrawing),
    }
    this.within(here, () => {
      if (isFunction(node) && isHandedOver(ancestors)) this.visitHandler(node)
      else this.visit(node, momentAt(ancestors), ancestors.at(-1) ?? null)
    })
  }

  result(): GuardedFault[] {
    for (let size = -1; size !== this.doers.size; ) {
      size = this.doers.size
      for (const [name, calls] of this.callsOf)
        if ([...calls].some((each) => this.doers.has(each))) this.doers.add(name)
    }
    const calls = this.shownCalls.filter(({ name }) => this.doers.has(name))
    return [
      ...this.found,
      ...calls.map(({ node, name }): GuardedFault => ({ rule: 'flagged/effect', node, detail: `${name}()` })),
    ]
  }

  private refuse(rule: FlaggedRule, node: Node, detail = ''): void {
    const { start, end } = node
    this.found.push({ rule, node, detail: detail || this.parsed.text.slice(start, Math.min(end, start + 60)) })
  }

  /** Walks with other surroundings. */
  private within(inner: Partial<Surroundings>, walk: () => void): void {
    const outer = this.around
    this.around = { ...outer, ...inner }
    walk()
    this.around = outer
  }

  private visit(node: Node, moment: Moment, parent: Node | null): void {
    if (node.type.startsWith('TS') && !/^TS(?:As|Satisfies|NonNull|Instantiation)/.test(node.type)) return
    if (isFunction(node)) {
      this.visitFunction(node, moment, parent)
      return
    }
    this.check(node, moment, parent)
    if (isClass(node)) this.within({ isInClass: true }, () => this.visitChildren(node, moment))
    else if (isDrawing(node)) this.within({ isInDrawing: true }, () => this.visitChildren(node, moment))
    else this.visitChildren(node, moment)
  }

  private visitChildren(node: Node, moment: Moment): void {
    if (node.type === 'VariableDeclarator' && node.init && node.id.type === 'Identifier') {
      if (isFunction(node.init)) {
        this.visitNamed(node.init, node.id.name, moment)
        return
      }
      const other = lastName(node.init)
      if (other !== null) this.addCalls(node.id.name, [other])
    }
    if (node.type === 'CallExpression' && this.visitCallback(node, moment)) return
    if (node.type === 'JSXAttribute' && node.value?.type === 'JSXExpressionContainer') {
      if (isHandlerName(String(node.name.name))) {
        this.visitHandlers(node.value.expression, moment)
        return
      }
    }
    // Inside a condition or a loop a component is no longer at its top.
    const inner =
      moment === 'component' && /^(?:If|For|While|Do|Switch|Try|Logical|Conditional)/.test(node.type)
        ? 'render'
        : moment
    eachChild(node, (child) => {
      if (node.type === 'MemberExpression' && child === node.property && !node.computed) return
      if (node.type === 'Property' && child === node.key && !node.computed) return
      if (node.type === 'JSXAttribute' && child === node.name) return
      this.visit(child, inner, node)
    })
  }

  private visitFunction(node: Extract<Node, { params: unknown }>, moment: Moment, parent: Node | null): void {
    if (node.type === 'FunctionDeclaration' && node.id) this.visitNamed(node, node.id.name, moment)
    else this.visitBody(node, momentOf(parent, moment))
  }

  private visitNamed(node: Node, name: string, moment: Moment): void {
    if (isComponentName(name) || isHookName(name)) this.visitBody(node, 'component')
    else {
      const { does, calls } = this.shownOf(node)
      if (does) this.doers.add(name)
      this.addCalls(name, calls)
      // What a function does is no matter while handlers alone call it.
      this.visitBody(node, moment === 'handler' || does ? 'handler' : 'render')
    }
  }

  /** Functions of one name count as one: whichever is meant, what each of them calls may be called. */
  private addCalls(name: string, calls: Iterable<string>): void {
    const known = this.callsOf.get(name) ?? new Set()
    for (const each of calls) known.add(each)
    this.callsOf.set(name, known)
  }

  /** What a function does when it is called to show something; asked once of each, however deep one stands in another. */
  private shownOf(node: Node): Shown {
    let shown = this.shown.get(node)
    if (shown === undefined) {
      const scan = new Scan(this.parsed, this.around, this.shown)
      scan.visitBody(node, 'render')
      const calls = new Set(scan.shownCalls.map((each) => each.name))
      for (const inner of scan.callsOf.values()) for (const each of inner) calls.add(each)
      shown = { does: scan.result().length > 0, calls }
      this.shown.set(node, shown)
    }
    return shown
  }

  /** What is handed over to be called on an event, or one of several. */
  private visitHandlers(node: Node, moment: Moment): void {
    if (isFunction(node)) this.visitHandler(node)
    else if (node.type === 'ConditionalExpression' || node.type === 'LogicalExpression')
      eachChild(node, (child) => this.visitHandlers(child, moment))
    else if (node.type === 'CallExpression' && makesHandler.test(calleeName(node)))
      for (const argument of node.arguments) this.visitHandlers(argument, moment)
    else this.visit(node, moment, null)
  }

  private visitHandler(node: Extract<Node, { params: unknown }>): void {
    const names = new Set<string>()
    for (const parameter of node.params) addPattern(parameter as Node, names)
    this.within({ events: new Set([...this.around.events, ...names]) }, () => this.visitBody(node, 'handler'))
  }

  private visitBody(node: Node, moment: Moment): void {
    eachChild(node, (child) => this.visit(child, moment, node))
  }

  /** Functions that are handed to a call run as the call has it. */
  private visitCallback(node: CallExpression, moment: Moment): boolean {
    const name = calleeName(node)
    const inner: Moment | null =
      name === 'useCallback' ? 'handler' : /^(?:memo|forwardRef)$/.test(name) ? 'component' : null
    const loads = /^(?:lazy|dynamic)$/.test(name)
    if ((inner === null && !loads) || !node.arguments.some(isFunction)) return false
    this.visit(node.callee, moment, node)
    for (const argument of node.arguments)
      if (!isFunction(argument) || (loads && isLoading(argument.body))) {
        if (!isFunction(argument)) this.visit(argument, moment, node)
      } else this.visitBody(argument, inner ?? moment)
    return true
  }

  private check(node: Node, moment: Moment, parent: Node | null): void {
    const rule = nodeFault(node, parent, moment, this.around)
    if (rule !== null) this.refuse(rule, node)
    else if (node.type === 'CallExpression' && moment !== 'handler') this.checkShown(node)
  }

  private checkShown(node: CallExpression): void {
    for (const called of calledBy(node, this.around))
      if (doesWhenShown(called, node, this.around)) this.refuse('flagged/effect', node)
      else if (called.type === 'Identifier') this.shownCalls.push({ name: called.name, node })
  }
}

/** `handleSubmit(save)`: makes a handler of another. */
const makesHandler = /^handleSubmit$|Handler$|^(?:with|make|compose|debounce|throttle)(?:\p{Lu}|$)/u

/** `onClick={flag('new') ? () => open() : start}` */
function isHandedOver(ancestors: readonly Node[]): boolean {
  const at = ancestors.findLastIndex(
    (node) => !/^(?:Conditional|Logical)Expression$|^JSXExpressionContainer$/.test(node.type),
  )
  const holder = ancestors[at]
  return holder?.type === 'JSXAttribute' && isHandlerName(String(holder.name.name))
}

const isClass = (node: Node): boolean => node.type === 'ClassDeclaration' || node.type === 'ClassExpression'

const isDrawing = (node: Node): boolean =>
  node.type === 'JSXElement' &&
  node.openingElement.name.type === 'JSXIdentifier' &&
  node.openingElement.name.name === 'svg'
