import type { ArrowFunctionExpression, Function as NamedFunction } from 'oxc-parser'
import { declarationAt, nameUses } from '../code/name-uses.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import { runsOnServer } from '../code/server-code.ts'
import { dottedName, literalName, type Node } from '../code/syntax.ts'
import {
  askedMembers,
  calledName,
  drawingAttribute,
  drawingMethods,
  firesOften,
  inBraces,
  lastMember,
  oftenInBrowsers,
  passedTo,
  perRequest,
  type Unasked,
} from './call-habits.ts'
import { draws, foldsState, holdsElement, isAskedByHook, isComponentName } from './drawing-functions.ts'
import { memberUses } from './member-uses.ts'
import { attributeName } from './tracking-in-file.ts'

/** Functions that were followed; `true` for those that are being followed now. */
type Seen = Map<Node, boolean>

const loops = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement'])
const maxCallers = 400

type FunctionNode = ArrowFunctionExpression | NamedFunction
type NamedNode = Extract<Node, { type: 'Identifier' }>
const isFunction = (node: Node): node is FunctionNode =>
  node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'

/**
 * When a place runs, as far as the file tells: functions called by name are followed to their callers, so that a function
 * which a component calls while it draws counts as drawing. `null`: it waits for somebody to do something.
 *
 * @param ancestors the nodes around the place, outermost first
 * @throws TooDeep
 */
export function whenItRuns(parsed: ParsedCode, ancestors: readonly Node[]): Unasked | null {
  return runs(parsed, ancestors, new Map())
}

function runs(parsed: ParsedCode, ancestors: readonly Node[], seen: Seen): Unasked | null {
  if (ancestors.some(runsOnServer)) return 'render'
  for (let at = ancestors.length - 1; at >= 0; at--) {
    const node = ancestors[at] as Node
    if (loops.has(node.type)) return 'loop'
    if (node.type === 'StaticBlock' || node.type === 'PropertyDefinition') return 'render'
    if (!isFunction(node)) continue
    const parent = ancestors[at - 1]
    const around = ancestors.slice(0, at)
    const seemed = placeOf(node, parent, ancestors[at - 2])
    const place = seemed === 'unknown' ? handedOn(parsed, around) : seemed
    if (place === 'outer') continue
    if (place !== 'named') return place
    if (isAskedByHook(ancestors.slice(at - 3, at))) return 'render'
    const name = nameOf(node, around)
    if (draws(node, name?.name ?? null) || foldsState(node, name?.name ?? '', around)) return 'render'
    if (name === null && parent?.type === 'ExportDefaultDeclaration') return 'render'
    // What calls itself, also through others, may record any number of times.
    const isOpen = seen.get(node)
    if (isOpen !== undefined) return isOpen ? 'loop' : null
    // Of what is called through so many functions nobody can say when it runs.
    if (seen.size > maxCallers) return 'render'
    seen.set(node, true)
    const byName = name === null ? null : runsByName(parsed, name, seen)
    const unasked = byName ?? (isMember(node, parent) ? runsAsMember(parsed, parent, around.slice(0, -1), seen) : null)
    seen.set(node, false)
    return unasked
  }
  return 'render'
}

/** What the place of a function says of when it runs: with what is around it (`outer`), or by its name. */
function placeOf(
  node: FunctionNode,
  parent: Node | undefined,
  above: Node | undefined,
): Unasked | null | 'outer' | 'named' | 'unknown' {
  if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression')
    return parent.callee === node ? 'outer' : passedTo(parent)
  if (parent?.type === 'MethodDefinition' || parent?.type === 'Property') {
    if (parent.kind === 'get' || parent.kind === 'set') return 'render'
    const name = literalName(parent.key)
    if (name === null || askedMembers.has(name)) return 'render'
    if (drawingMethods.has(name) && parent.type === 'MethodDefinition') return 'render'
    return holdsElement(node) ? 'render' : 'named'
  }
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') {
    const name = parent.left.computed ? null : literalName(parent.left.property as Node)
    if (name !== null && (perRequest.has(name) || isComponentName(name))) return 'render'
    return name !== null && oftenInBrowsers.test(name) ? 'loop' : 'named'
  }
  if (parent?.type === 'TemplateLiteral') return 'render'
  return parent?.type === 'JSXExpressionContainer' ? inBraces(above) : 'named'
}

/**
 * What a function does that is handed to a call of which nothing is known: it may run at once, unless what the call gives is
 * used as a function itself, as by `const save = withLog(() => …)`.
 */
function handedOn(parsed: ParsedCode, around: readonly Node[]): Unasked | null | 'outer' | 'named' {
  const holders = around.slice(0, around.findLastIndex((node) => !isWrapper(node)) + 1)
  const holder = holders.at(-1)
  if (holder?.type === 'VariableDeclarator') return isUsedAsFunction(parsed, holder, holders) ? 'named' : 'outer'
  if (holder?.type === 'JSXExpressionContainer') return inBraces(holders.at(-2))
  return holder?.type === 'Property' || holder?.type === 'AssignmentExpression' || /^Export/.test(holder?.type ?? '')
    ? null
    : 'outer'
}

const isWrapper = ({ type }: Node): boolean =>
  type === 'CallExpression' ||
  type === 'AwaitExpression' ||
  type === 'TSAsExpression' ||
  type === 'TSSatisfiesExpression'

function isUsedAsFunction(
  parsed: ParsedCode,
  { id }: Extract<Node, { type: 'VariableDeclarator' }>,
  ancestors: readonly Node[],
): boolean {
  if (id.type !== 'Identifier') return false
  if (ancestors.at(-3)?.type === 'ExportNamedDeclaration') return true
  return nameUses(parsed, id.name).references.some(({ node, ancestors: around }) => {
    const parent = around.at(-1)
    if (parent?.type === 'CallExpression') return parent.callee === node || calledName(parent) === 'addEventListener'
    return parent?.type === 'JSXExpressionContainer' && inBraces(around.at(-2)) !== 'render'
  })
}

/** The identifier that reaches a function: of the constant it stands in, also through `useCallback`, else its own. */
function nameOf(node: FunctionNode, around: readonly Node[]): NamedNode | null {
  for (let at = around.length - 1; at >= Math.max(0, around.length - 3); at--) {
    const parent = around[at] as Node
    if (parent.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? parent.id : null
    if (parent.type !== 'CallExpression' && parent.type !== 'TSAsExpression' && parent.type !== 'TSSatisfiesExpression')
      break
  }
  return node.id
}

/** A function runs whenever one of those runs that call it. */
function runsByName(parsed: ParsedCode, name: NamedNode, seen: Seen): Unasked | null {
  return ofUses(parsed, name, (use, ancestors) => runsAt(parsed, use, ancestors, seen))
}

/** The first that is not `null` of what is said of each use of a declared name. */
function ofUses(
  parsed: ParsedCode,
  name: NamedNode,
  say: (use: Node, ancestors: readonly Node[]) => Unasked | null,
): Unasked | null {
  const uses = nameUses(parsed, name.name)
  const own = uses.declarations.find(({ node }) => node === name)
  for (const { node: use, ancestors } of uses.references) {
    if (own === undefined || declarationAt(uses, use) !== own) continue
    const unasked = say(use, ancestors)
    if (unasked !== null) return unasked
  }
  return null
}

/** What one use of a function's name says of when it runs. */
function runsAt(parsed: ParsedCode, use: Node, ancestors: readonly Node[], seen: Seen): Unasked | null {
  const parent = ancestors.at(-1)
  const above = ancestors.at(-2)
  const called = (depth: number) => runs(parsed, ancestors.slice(0, -depth), seen)
  const climbed = (depth: number) => runsAt(parsed, ancestors.at(-depth) as Node, ancestors.slice(0, -depth), seen)
  switch (parent?.type) {
    case 'TaggedTemplateExpression':
      return parent.tag === use ? called(1) : null
    case 'Decorator':
      return 'render'
    case 'LogicalExpression':
    case 'ConditionalExpression':
    case 'SequenceExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return climbed(1)
    case 'MemberExpression': {
      if (parent.object !== use || above?.type !== 'CallExpression' || above.callee !== parent) return null
      const name = literalName(parent.property as Node) ?? ''
      return name === 'bind' ? climbed(2) : /^(?:call|apply)$/.test(name) ? called(2) : null
    }
    case 'JSXExpressionContainer': {
      if (above?.type !== 'JSXAttribute') return 'render'
      const handler = attributeName(above)
      return firesOften(handler) ? 'loop' : drawingAttribute.test(handler) ? 'render' : null
    }
    case 'VariableDeclarator':
      return aliased(parsed, parent, seen)
    case 'ArrayExpression':
      return heldRuns(parsed, parent, ancestors.slice(0, -1), 'list', seen)
    case 'Property':
      if (parent.value !== use || above?.type !== 'ObjectExpression') return null
      if (askedMembers.has(literalName(parent.key as Node) ?? '')) return 'render'
      return runsAsMember(parsed, parent, ancestors.slice(0, -1), seen)
    case 'AssignmentExpression': {
      const name = parent.right === use && parent.left.type === 'MemberExpression' ? lastMember(parent.left) : ''
      return oftenInBrowsers.test(name) ? 'loop' : null
    }
    case 'CallExpression':
    case 'NewExpression': {
      const place = parent.callee === use ? 'outer' : passedTo(parent)
      if (place === 'outer') return called(1)
      if (place === 'named') return above?.type === 'VariableDeclarator' ? aliased(parsed, above, seen) : null
      const isReflected = place === 'unknown' && dottedName(parent.callee as Node) === 'Reflect.apply'
      return isReflected ? called(1) : place === 'unknown' ? null : place
    }
    default:
      return null
  }
}

/** The same function under another name. */
function aliased(
  parsed: ParsedCode,
  declarator: Extract<Node, { type: 'VariableDeclarator' }>,
  seen: Seen,
): Unasked | null {
  if (declarator.id.type !== 'Identifier' || seen.has(declarator)) return null
  return runsByName(parsed, declarator.id, seen.set(declarator, false))
}

/**
 * A function in a list or an object runs where that is gone through, or where a member is called that no name tells. A list of
 * dependencies and one that is handed out do not call it.
 *
 * @param ancestors the nodes around what holds it
 */
function heldRuns(
  parsed: ParsedCode,
  holder: Node,
  ancestors: readonly Node[],
  kind: 'list' | 'object',
  seen: Seen,
): Unasked | null {
  const parent = ancestors.at(-1)
  const around = ancestors.slice(0, -1)
  switch (parent?.type) {
    case 'MemberExpression': {
      const call = around.at(-1)
      const isCalled = call?.type === 'CallExpression' && call.callee === parent && parent.object === holder
      return isCalled && (kind === 'list' || parent.computed) ? runs(parsed, around, seen) : null
    }
    case 'ForOfStatement':
      return 'loop'
    case 'ArrayExpression':
    case 'SpreadElement':
    case 'TSAsExpression':
      return heldRuns(parsed, parent, around, kind, seen)
    case 'NewExpression':
    case 'CallExpression':
      return givesParts.test(dottedName(parent.callee as Node) ?? '')
        ? heldRuns(parsed, parent, around, 'list', seen)
        : null
    case 'VariableDeclarator': {
      if (parent.id.type !== 'Identifier' || seen.has(parent)) return null
      seen.set(parent, false)
      return ofUses(parsed, parent.id, (use, above) => heldRuns(parsed, use, above, kind, seen))
    }
    default:
      return null
  }
}
/** Calls whose value is gone through for what they are given. */
const givesParts = /^(?:Set|Map|Array\.(?:from|of)|Object\.(?:values|entries))$/

type Member = Extract<Node, { type: 'MethodDefinition' | 'Property' | 'PropertyDefinition' }>

const isMember = (node: Node, parent: Node | undefined): parent is Member =>
  (parent?.type === 'MethodDefinition' || parent?.type === 'Property' || parent?.type === 'PropertyDefinition') &&
  parent.value === node

/**
 * A method runs whenever one of those runs that call, hand on or take out a member of its name in the same file.
 *
 * @param ancestors the nodes around the member
 */
function runsAsMember(parsed: ParsedCode, member: Member, ancestors: readonly Node[], seen: Seen): Unasked | null {
  const name = member.computed ? null : literalName(member.key as Node)
  const uses = name === null ? [] : memberUses(parsed, name)
  // Of one among so many nobody can say when it runs.
  if (uses === null) return 'render'
  for (const { node, ancestors: above } of uses) {
    const isInside = member.start <= node.start && node.end <= member.end
    // Another object may have a member of the same name.
    if (isInside && !(node.type === 'MemberExpression' && node.object.type === 'ThisExpression')) continue
    const unasked = memberRuns(parsed, node, above, seen)
    if (unasked !== null) return unasked
  }
  const holder = ancestors.at(-1)
  return holder?.type === 'ObjectExpression' ? heldRuns(parsed, holder, ancestors.slice(0, -1), 'object', seen) : null
}

function memberRuns(parsed: ParsedCode, node: Node, ancestors: readonly Node[], seen: Seen): Unasked | null {
  if (node.type === 'Identifier') return seen.has(node) ? null : runsByName(parsed, node, seen.set(node, false))
  const parent = ancestors.at(-1)
  if (parent?.type !== 'CallExpression') return null
  const place = parent.callee === node ? 'outer' : passedTo(parent)
  if (place === 'outer') return runs(parsed, ancestors.slice(0, -1), seen)
  return place === 'loop' || place === 'render' ? place : null
}
