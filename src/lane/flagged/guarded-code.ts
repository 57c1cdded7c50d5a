import type { CallExpression } from 'oxc-parser'
import { declarationAt, type NameUses, nameUses } from '../code/name-uses.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import { eachChild, isStringLiteral, type Node } from '../code/syntax.ts'
import { boundNames } from './fold/names.ts'
import {
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
  readsOnly,
} from './guarded-names.ts'
import { calleeName, type Moment, momentAt, momentOf } from './moments.ts'
import type { FlaggedRule } from './rules.ts'
import { isRunningAddress, isStrangeMarkup, makesStrangeElement } from './strange-markup.ts'

export interface GuardedFault {
  readonly rule: FlaggedRule
  readonly node: Node
  readonly detail: string
}

/**
 * What code behind a flag may do is a list, and a short one: show elements and components, read, compute, and call what the
 * file imports or declares, in handlers also for its effect. What such calls do is for the reviewer to look at.
 *
 * @param ancestors nodes around the code, outermost first
 * @returns everything in it that is not on the list
 */
export function guardedFaults(parsed: ParsedCode, node: Node, ancestors: readonly Node[]): GuardedFault[] {
  const scan = new Scan(parsed, node)
  scan.visit(node, momentAt(ancestors), ancestors.at(-1) ?? null)
  return scan.result()
}

class Scan {
  private readonly parsed: ParsedCode
  private readonly inside: ReadonlyMap<string, number>
  private readonly found: GuardedFault[] = []
  private readonly uses = new Map<string, NameUses>()
  /** Functions of the guarded code that do something when they are called. */
  private readonly doers = new Set<string>()
  private readonly shownCalls: { readonly name: string; readonly node: Node }[] = []

  constructor(parsed: ParsedCode, root: Node) {
    this.parsed = parsed
    this.inside = boundNames(root)
  }

  result(): GuardedFault[] {
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
    this.visitChildren(node, moment)
  }

  private visitChildren(node: Node, moment: Moment): void {
    if (node.type === 'VariableDeclarator' && node.init && isFunction(node.init) && node.id.type === 'Identifier') {
      this.visitNamed(node.init, node.id.name, moment)
      return
    }
    if (node.type === 'CallExpression' && this.visitCallback(node, moment)) return
    if (node.type === 'JSXAttribute' && node.value?.type === 'JSXExpressionContainer') {
      const { expression } = node.value
      if (isFunction(expression) && isHandlerName(String(node.name.name))) {
        this.visitBody(expression, 'handler')
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
      const shown = new Scan(this.parsed, node)
      shown.visitBody(node, 'render')
      if (shown.result().length > 0) this.doers.add(name)
      this.visitBody(node, moment === 'handler' || shown.result().length > 0 ? 'handler' : 'render')
    }
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
        if (
          node.directive === 'use server' ||
          (isStringLiteral(node.expression) && node.expression.value === 'use server')
        )
          this.refuse('flagged/effect', node)
        else if (moment !== 'handler' && !isStringLiteral(node.expression) && !isInnerAssignment(node.expression))
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
        return
      case 'TaggedTemplateExpression':
      case 'ImportExpression':
      case 'WithStatement':
      case 'DebuggerStatement':
        if (!(moment === 'handler' && isLoading(node))) this.refuse('flagged/effect', node)
        return
      case 'MemberExpression':
        if (reachesOut.has(memberName(node))) this.refuse('flagged/effect', node)
        return
      case 'NewExpression':
        if (!makeable.has(rootName(node.callee) ?? '') || !this.isGlobal(rootOf(node.callee)))
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
        if (isStrangeMarkup(node)) this.refuse('flagged/markup', node)
        else if (isRunningAddress(node)) this.refuse('flagged/markup', node)
    }
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
    if (plainGlobals.has(node.name) || !this.isGlobal(node)) return
    this.refuse('flagged/effect', node)
  }

  /** Whether a name means something that the file neither imports nor declares. */
  private isGlobal(node: Node | null): boolean {
    if (node?.type !== 'Identifier' && node?.type !== 'JSXIdentifier') return false
    let uses = this.uses.get(node.name)
    if (uses === undefined) {
      uses = nameUses(this.parsed, node.name)
      this.uses.set(node.name, uses)
    }
    return uses.references.some((use) => use.node === node) && declarationAt(uses, node) === null
  }

  private checkCall(node: CallExpression, moment: Moment): void {
    const { callee } = node
    const name = calleeName(node)
    if (isHookName(name)) {
      if (doingHook.test(name) && !readsOnly.has(name)) this.refuse('flagged/effect', node)
      else if (moment !== 'component') this.refuse('flagged/hook', node)
      return
    }
    if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression') return this.refuse('flagged/effect', node)
    if (callee.type === 'MemberExpression' && callee.computed) return this.refuse('flagged/effect', node)
    if (makesStrangeElement(name, node.arguments[0])) return this.refuse('flagged/markup', node)
    if (moment === 'handler') return
    if (callee.type === 'Identifier') {
      if (doing.test(name)) this.refuse('flagged/effect', node)
      else this.shownCalls.push({ name, node })
    } else if (changing.has(name) || doing.test(name)) {
      // A list made here may be sorted; one that comes from elsewhere is shared.
      if (!/^(?:sort|reverse)$/.test(name) || !isFresh(callee.object)) this.refuse('flagged/effect', node)
    }
  }
}

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

/** `[...items].sort()`, `items.filter(…).sort()` */
const isFresh = (node: Node): boolean =>
  node.type === 'ArrayExpression' ||
  (node.type === 'CallExpression' &&
    /^(?:map|filter|slice|concat|flatMap|from|keys|values|entries)$/.test(calleeName(node)))

const memberName = (node: Extract<Node, { type: 'MemberExpression' }>): string =>
  node.property.type === 'Identifier' && !node.computed
    ? node.property.name
    : isStringLiteral(node.property)
      ? node.property.value
      : ''

const isInnerAssignment = (node: Node): boolean =>
  node.type === 'AssignmentExpression' || node.type === 'UpdateExpression'

function rootOf(node: Node): Node | null {
  if (node.type === 'Identifier') return node
  if (node.type === 'MemberExpression') return rootOf(node.object)
  if (node.type === 'ChainExpression' || node.type === 'TSNonNullExpression' || node.type === 'TSAsExpression')
    return rootOf(node.expression)
  return null
}

const rootName = (node: Node): string | null => {
  const root = rootOf(node)
  return root?.type === 'Identifier' ? root.name : null
}
