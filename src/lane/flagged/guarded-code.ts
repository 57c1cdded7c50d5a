import type { CallExpression, JSXElement } from 'oxc-parser'
import type { ParsedCode } from '../code/parse-code.ts'
import { runsOnServer } from '../code/server-code.ts'
import { eachChild, isStringLiteral, literalName, type Node } from '../code/syntax.ts'
import { addPattern, boundNames } from './fold/names.ts'
import {
  acting,
  byItself,
  calling,
  changing,
  doing,
  doingHook,
  isComponentName,
  isFunction,
  isHandlerName,
  isHookName,
  makeable,
  plainGlobals,
  reachesOut,
  reading,
  telling,
} from './guarded-names.ts'
import { endsPlainly } from './loops.ts'
import { calleeName, type Moment, momentAt, momentOf } from './moments.ts'
import { chainRootOf, lastName, Origins, rootOf } from './origins.ts'
import type { FlaggedRule } from './rules.ts'
import { fetchesElsewhere, isRunningAddress, isStrangeMarkup, makesStrangeElement } from './strange-markup.ts'

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
  const scan = new Scan(parsed, new Origins(parsed), isKnownHost)
  for (const code of codes) scan.enter(code)
  return scan.result()
}

class Scan {
  private readonly parsed: ParsedCode
  private readonly origins: Origins
  private readonly isKnownHost: (host: string) => boolean
  private inside: ReadonlyMap<string, number> = new Map()
  private readonly found: GuardedFault[] = []
  /** Functions of the guarded code that do something when they are called. */
  private readonly doers = new Set<string>()
  /** What the functions of the guarded code call. */
  private readonly callsOf = new Map<string, readonly string[]>()
  private readonly shownCalls: { readonly name: string; readonly node: Node }[] = []
  /** Names of what handlers are handed: by an event one reaches the page. */
  private readonly events = new Set<string>()
  private classes = 0
  private drawings = 0

  constructor(parsed: ParsedCode, origins: Origins, isKnownHost: (host: string) => boolean) {
    this.parsed = parsed
    this.origins = origins
    this.isKnownHost = isKnownHost
  }

  enter({ node, ancestors }: GuardedCode): void {
    this.inside = boundNames(node)
    this.classes = ancestors.filter(({ type }) => type.startsWith('Class')).length
    this.drawings = ancestors.filter(isDrawing).length
    if (ancestors.some(runsOnServer)) this.refuse('flagged/effect', node, 'a server runs this')
    if (isFunction(node) && isHandedOver(ancestors)) this.visitHandler(node)
    else this.visit(node, momentAt(ancestors), ancestors.at(-1) ?? null)
  }

  result(): GuardedFault[] {
    for (let size = -1; size !== this.doers.size; ) {
      size = this.doers.size
      for (const [name, calls] of this.callsOf) if (calls.some((each) => this.doers.has(each))) this.doers.add(name)
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

  visit(node: Node, moment: Moment, parent: Node | null): void {
    if (node.type.startsWith('TS') && !/^TS(?:As|Satisfies|NonNull|Instantiation)/.test(node.type)) return
    if (isFunction(node)) {
      this.visitFunction(node, moment, parent)
      return
    }
    this.check(node, moment)
    const isClass = node.type === 'ClassDeclaration' || node.type === 'ClassExpression'
    if (isClass) this.classes++
    if (isDrawing(node)) this.drawings++
    this.visitChildren(node, moment)
    if (isClass) this.classes--
    if (isDrawing(node)) this.drawings--
  }

  private visitChildren(node: Node, moment: Moment): void {
    if (node.type === 'VariableDeclarator' && node.init && node.id.type === 'Identifier') {
      if (isFunction(node.init)) {
        this.visitNamed(node.init, node.id.name, moment)
        return
      }
      const other = lastName(node.init)
      if (other !== null && node.init.type !== 'Identifier') this.callsOf.set(node.id.name, [other])
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
      // What a function does is no matter while handlers alone call it.
      const shown = new Scan(this.parsed, this.origins, this.isKnownHost)
      shown.inside = this.inside
      shown.classes = this.classes
      shown.drawings = this.drawings
      shown.visitBody(node, 'render')
      const does = shown.result().length > 0
      if (does) this.doers.add(name)
      this.callsOf.set(name, [...shown.shownCalls.map((each) => each.name), ...[...shown.callsOf.values()].flat()])
      this.visitBody(node, moment === 'handler' || does ? 'handler' : 'render')
    }
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
    for (const name of names) this.events.add(name)
    this.visitBody(node, 'handler')
    for (const name of names) this.events.delete(name)
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

  private check(node: Node, moment: Moment): void {
    switch (node.type) {
      case 'ExpressionStatement':
        // A directive tells a compiler or a server something.
        if (isStringLiteral(node.expression)) this.refuse('flagged/effect', node)
        else if (moment !== 'handler' && !isInnerAssignment(node.expression) && !this.fillsItsOwn(node.expression))
          this.refuse('flagged/effect', node)
        return
      case 'VariableDeclaration':
        // It takes its name in the whole function, on both sides of the guard.
        if (node.kind === 'var') this.refuse('flagged/outside', node)
        return
      case 'SequenceExpression':
      case 'AwaitExpression':
      case 'YieldExpression':
        if (moment !== 'handler') this.refuse('flagged/effect', node)
        return
      case 'AssignmentExpression':
        this.checkTarget(node.left, node)
        return
      case 'UpdateExpression':
        this.checkTarget(node.argument, node)
        return
      case 'UnaryExpression':
        if (node.operator === 'delete') this.refuse('flagged/effect', node)
        return
      case 'ForInStatement':
      case 'ForOfStatement':
        if (node.left.type !== 'VariableDeclaration') this.checkTarget(node.left, node)
        if (!endsPlainly(node)) this.refuse('flagged/effect', node)
        return
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        if (!endsPlainly(node)) this.refuse('flagged/effect', node)
        return
      case 'TaggedTemplateExpression':
        if (!/^(?:t|msg|defineMessage|plural)$/.test(lastName(node.tag) ?? '')) this.refuse('flagged/effect', node)
        return
      case 'ImportExpression':
      case 'WithStatement':
      case 'DebuggerStatement':
        if (!(moment === 'handler' && isLoading(node))) this.refuse('flagged/effect', node)
        return
      case 'MemberExpression':
        if (reachesOut.has(memberName(node)) || this.isAnyOfEvent(node)) this.refuse('flagged/effect', node)
        return
      case 'ThisExpression':
        if (this.classes === 0) this.refuse('flagged/effect', node)
        return
      case 'ObjectPattern':
        for (const each of node.properties)
          if (each.type === 'Property' && reachesOut.has(literalName(each.key) ?? ''))
            this.refuse('flagged/effect', each)
        return
      case 'NewExpression':
        if (!makeable.has(rootName(node.callee) ?? '') || !this.origins.isGlobal(rootOf(node.callee)))
          this.refuse('flagged/effect', node)
        return
      case 'CallExpression':
        this.checkCall(node, moment)
        return
      case 'Identifier':
      case 'JSXIdentifier':
        this.checkName(node)
        return
      case 'MetaProperty':
        this.refuse('flagged/effect', node)
        return
      case 'Literal':
        if ('regex' in node && node.value === null) this.refuse('flagged/unparsable', node)
        else if (isRunningAddress(node)) this.refuse('flagged/markup', node)
        return
      default:
        if (isStrangeMarkup(node, this.drawings > 0)) this.refuse('flagged/markup', node)
        else if (isRunningAddress(node)) this.refuse('flagged/markup', node)
        else if (node.type === 'JSXElement') this.checkElement(node)
        else if (node.type === 'JSXAttribute') this.checkAttribute(node)
    }
  }

  /** What an element is must be plain; a bare picture cannot harm whatever it is. */
  private isPlainElement({ openingElement: { name, attributes }, children }: JSXElement): boolean {
    if (name.type === 'JSXIdentifier' && !/^\p{Lu}/u.test(name.name)) return true
    if (name.type === 'JSXNamespacedName' || this.origins.isComponent(name)) return true
    return children.length === 0 && attributes.every(isHarmless)
  }

  private checkElement(node: JSXElement): void {
    if (!this.isPlainElement(node)) this.refuse('flagged/markup', node.openingElement)
    for (const attribute of node.openingElement.attributes)
      if (fetchesElsewhere(attribute, node, this.isKnownHost)) this.refuse('flagged/markup', attribute)
  }

  private checkAttribute(node: Extract<Node, { type: 'JSXAttribute' }>): void {
    if (node.name.name !== 'ref' || node.value?.type !== 'JSXExpressionContainer') return
    const { expression } = node.value
    // A function runs as soon as the element is there.
    if (isFunction(expression) || /^ref$|Ref$/.test(lastName(expression) ?? '')) return
    const holds = expression.type === 'Identifier' && this.origins.of(expression).kind === 'changes'
    if (!holds) this.refuse('flagged/effect', node)
  }

  /** Only what the guarded code declares may be written to. */
  private checkTarget(target: Node, node: Node): void {
    const root = rootOf(target)
    if (root?.type !== 'Identifier') return this.refuse('flagged/effect', node)
    const at = this.inside.get(root.name)
    const isOwn = at !== undefined && (at >= 0 || target === root)
    if (!isOwn) this.refuse('flagged/effect', node)
  }

  private checkName(node: Extract<Node, { type: 'Identifier' | 'JSXIdentifier' }>): void {
    if (node.type === 'JSXIdentifier' && !/^\p{Lu}/u.test(node.name)) return
    if (plainGlobals.has(node.name) || !this.origins.isGlobal(node)) return
    this.refuse('flagged/effect', node)
  }

  private isAnyOfEvent(node: Extract<Node, { type: 'MemberExpression' }>): boolean {
    const root = rootOf(node)
    return (
      node.computed && node.property.type !== 'Literal' && root?.type === 'Identifier' && this.events.has(root.name)
    )
  }

  private checkCall(node: CallExpression, moment: Moment): void {
    const { callee } = node
    const name = this.meantName(callee) ?? ''
    if (isHookName(name)) {
      if (doingHook.test(name)) this.refuse('flagged/effect', node)
      else if (moment !== 'component') this.refuse('flagged/hook', node)
      return
    }
    if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression') return this.refuse('flagged/effect', node)
    if (callee.type === 'MemberExpression' && callee.computed) return this.refuse('flagged/effect', node)
    if (makesStrangeElement(name, node.arguments[0])) return this.refuse('flagged/markup', node)
    if (moment === 'handler') return
    this.checkShownCall(callee, node)
    if (calling.has(calleeName(node)))
      for (const argument of node.arguments)
        if (argument.type === 'Identifier' || argument.type === 'MemberExpression') this.checkShownCall(argument, node)
  }

  /** What a function is called where it comes from: an import or a constant may give it another name. */
  private meantName(callee: Node): string | null {
    if (callee.type !== 'Identifier') return lastName(callee)
    const origin = this.origins.of(callee)
    return ('name' in origin ? origin.name : null) || callee.name
  }

  /** A call that is made to show something, which may happen at any time and often. */
  private checkShownCall(callee: Node, node: CallExpression): void {
    const name = this.meantName(callee) ?? ''
    const own = lastName(callee) ?? ''
    const changes = doing.test(name) || doing.test(own) || isHandlerName(own) || byItself.test(own)
    if (callee.type === 'Identifier') {
      const { kind } = this.origins.of(callee)
      if (kind === 'changes' || (changes && kind !== 'global')) this.refuse('flagged/effect', node)
      else if (kind === 'given' && !isTelling(own) && callee === node.callee) this.refuse('flagged/effect', node)
      else this.shownCalls.push({ name: own, node })
      return
    }
    if (callee.type !== 'MemberExpression') return
    const root = chainRootOf(callee)
    if (root.type === 'Identifier' && root.name === 'Math' && this.origins.isGlobal(root)) return
    if (changing.has(own) || changes) {
      if (!this.isOfItsOwn(own, callee, node)) this.refuse('flagged/effect', node)
    } else if (!isTelling(own) && !this.isOfFile(root)) this.refuse('flagged/effect', node)
    else if (namesAlong(callee.object).some((each) => acting.test(each)) && !reading.test(own))
      this.refuse('flagged/effect', node)
  }

  /** A list made here may be sorted, an object made here be filled; what comes from elsewhere is shared. */
  private isOfItsOwn(
    name: string,
    { object }: Extract<Node, { type: 'MemberExpression' }>,
    node: CallExpression,
  ): boolean {
    if (changesList.test(name)) return isFresh(object) || this.isFreshHere(object)
    return name === 'assign' && node.arguments[0]?.type === 'ObjectExpression'
  }

  /** `list.push(item)`, where the guarded code made the list. */
  private fillsItsOwn(node: Node): boolean {
    return (
      node.type === 'CallExpression' &&
      node.callee.type === 'MemberExpression' &&
      changesList.test(calleeName(node)) &&
      this.isFreshHere(node.callee.object)
    )
  }

  /** A constant of the guarded code that holds a list or object of its own. */
  private isFreshHere(object: Node): boolean {
    if (object.type !== 'Identifier' || !this.inside.has(object.name)) return false
    const origin = this.origins.of(object)
    return origin.kind === 'made' && origin.isWhole && origin.init !== null && isFresh(origin.init)
  }

  /** Whether a file imports or declares a function, so that the reviewer can look at it. */
  private isOfFile(root: Node): boolean {
    if (root.type === 'ThisExpression') return true
    if (root.type !== 'Identifier') return false
    const { kind } = this.origins.of(root)
    return kind === 'import' || kind === 'function' || kind === 'class' || plainGlobals.has(root.name)
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

const changesList = /^(?:sort|reverse|fill|push|pop|shift|unshift|splice|set|add|append)$/

const isTelling = (name: string): boolean => telling.has(name) || reading.test(name)

const isDrawing = (node: Node): boolean =>
  node.type === 'JSXElement' &&
  node.openingElement.name.type === 'JSXIdentifier' &&
  node.openingElement.name.name === 'svg'

/** An attribute by which no element, whatever it is, runs or loads or says something to the page. */
const isHarmless = (attribute: Node): boolean =>
  attribute.type === 'JSXAttribute' &&
  !/^(?:src\w*|href|hrefLang|xlinkHref|data|action|form\w*|code\w*|archive|rel|as|content|httpEquiv|http-equiv|to|from|by|values|attributeName|is|children|name|on\w+)$/i.test(
    String(attribute.name.name),
  )

/** `import('./banner')`, with `.then((module) => ({ default: module.Banner }))` where the name is no default. */
function isLoading(body: Node | null): boolean {
  if (body?.type === 'CallExpression') {
    const [pick] = body.arguments
    return (
      body.callee.type === 'MemberExpression' &&
      calleeName(body) === 'then' &&
      isLoading(body.callee.object) &&
      pick?.type === 'ArrowFunctionExpression' &&
      pick.body.type === 'ObjectExpression' &&
      pick.body.properties.every((each) => each.type === 'Property' && each.value.type === 'MemberExpression')
    )
  }
  return (
    body?.type === 'ImportExpression' &&
    isStringLiteral(body.source) &&
    body.options === null &&
    !/^(?:[a-z][a-z+.-]*:|\/\/)|[?!]/i.test(body.source.value)
  )
}

/** `[...items].sort()`, `items.filter(…).sort()`, `path.split('/').pop()` */
const isFresh = (node: Node): boolean =>
  node.type === 'ArrayExpression' ||
  (node.type === 'NewExpression' && /^(?:Map|Set|Array|URLSearchParams)$/.test(rootName(node.callee) ?? '')) ||
  (node.type === 'CallExpression' &&
    /^(?:map|filter|slice|concat|flatMap|flat|from|keys|values|entries|split|toSorted|toReversed|toSpliced|with)$/.test(
      calleeName(node),
    ))

/** `props`, `router` and `replace` of `props.router.replace(…)`. */
function namesAlong(node: Node): string[] {
  if (node.type === 'CallExpression') return namesAlong(node.callee)
  if (node.type === 'MemberExpression') return [...namesAlong(node.object), lastName(node) ?? '']
  const name = lastName(node)
  return name === null ? [] : [name]
}

const memberName = (node: Extract<Node, { type: 'MemberExpression' }>): string =>
  node.property.type === 'Identifier' && !node.computed
    ? node.property.name
    : isStringLiteral(node.property)
      ? node.property.value
      : ''

const isInnerAssignment = (node: Node): boolean =>
  node.type === 'AssignmentExpression' || node.type === 'UpdateExpression'

const rootName = (node: Node): string | null => {
  const root = rootOf(node)
  return root?.type === 'Identifier' ? root.name : null
}
