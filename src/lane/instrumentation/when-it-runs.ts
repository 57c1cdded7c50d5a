import type { ArrowFunctionExpression, CallExpression, Function as NamedFunction } from 'oxc-parser'
import { declarationAt, type NameUses, nameUses } from '../code/name-uses.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import { dottedName, eachChild, isStringLiteral, literalName, maxDepth, type Node, TooDeep } from '../code/syntax.ts'
import { attributeName, isHandlerName } from './tracking-in-file.ts'

/** Why a call at a place would run unasked: whenever something is drawn or loaded, or many times in a row. */
export type Unasked = 'render' | 'loop'

const loops = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement'])
const repeating = new Set(
  'map forEach filter reduce reduceRight some every find findIndex findLast findLastIndex flatMap sort toSorted from replace replaceAll each times setInterval requestAnimationFrame requestIdleCallback ResizeObserver MutationObserver PerformanceObserver'.split(
    ' ',
  ),
)
/** Run at once, by whoever calls them. */
const immediate = new Set(
  'useMemo useState useReducer useRef useSyncExternalStore then catch finally setTimeout queueMicrotask startTransition Promise memo forwardRef observer lazy act flushSync batch untracked'.split(
    ' ',
  ),
)
const effects = new Set(['useEffect', 'useLayoutEffect', 'useInsertionEffect', 'useIsomorphicLayoutEffect'])
const often =
  /^on(?:(?:Mouse|Pointer|Touch)Move|Scroll|Wheel|Drag|DragOver|TimeUpdate|Progress|Frame|Render|AnimationIteration)(?:Capture)?$/

const oftenInBrowsers = new RegExp(often.source, 'i')

/** Handlers that are called many times in a row. */
export const firesOften = (handler: string): boolean => often.test(handler)

const drawingMethods = new Set(
  'constructor render componentDidUpdate componentWillUpdate shouldComponentUpdate getSnapshotBeforeUpdate getDerivedStateFromProps UNSAFE_componentWillUpdate UNSAFE_componentWillReceiveProps getServerSideProps'.split(
    ' ',
  ),
)

const maxCallers = 400

/** Many calls ask about the same names. */
const usesOf = new WeakMap<ParsedCode, Map<string, NameUses>>()

function usesOfName(parsed: ParsedCode, name: string): NameUses {
  const known = usesOf.get(parsed) ?? new Map<string, NameUses>()
  usesOf.set(parsed, known)
  const uses = known.get(name) ?? nameUses(parsed, name)
  known.set(name, uses)
  return uses
}

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
  return runs(parsed, ancestors, new Set())
}

function runs(parsed: ParsedCode, ancestors: readonly Node[], seen: Set<Node>): Unasked | null {
  for (let at = ancestors.length - 1; at >= 0; at--) {
    const node = ancestors[at] as Node
    if (loops.has(node.type)) return 'loop'
    if (node.type === 'StaticBlock' || node.type === 'PropertyDefinition') return 'render'
    if (!isFunction(node)) continue
    const parent = ancestors[at - 1]
    const around = ancestors.slice(0, at)
    const place = placeOf(node, parent, ancestors[at - 2])
    if (place === 'outer') continue
    if (place !== 'named') return place
    const name = nameOf(node, around)
    if (draws(node, name?.name ?? null)) return 'render'
    if (name === null && parent?.type === 'ExportDefaultDeclaration') return 'render'
    if (seen.has(node)) return null
    // Of what is called through so many functions nobody can say when it runs.
    if (seen.size > maxCallers) return 'render'
    seen.add(node)
    const unasked = name === null ? null : runsByName(parsed, name, seen, node)
    return unasked ?? (isMember(node, parent) ? runsAsMember(parsed, parent, seen) : null)
  }
  return 'render'
}

/** What the place of a function says of when it runs: with what is around it (`outer`), or by its name. */
function placeOf(
  node: FunctionNode,
  parent: Node | undefined,
  above: Node | undefined,
): Unasked | null | 'outer' | 'named' {
  if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') {
    if (parent.callee === node) return 'outer'
    return passedTo(parent as CallExpression)
  }
  if (parent?.type === 'MethodDefinition' || parent?.type === 'Property') {
    if (parent.kind === 'get' || parent.kind === 'set') return 'render'
    const name = literalName(parent.key)
    if (name !== null && drawingMethods.has(name) && parent.type === 'MethodDefinition') return 'render'
    return holdsElement(node) ? 'render' : 'named'
  }
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') {
    const name = parent.left.computed ? null : literalName(parent.left.property as Node)
    return name !== null && oftenInBrowsers.test(name) ? 'loop' : 'named'
  }
  if (parent?.type === 'JSXExpressionContainer') {
    if (above?.type !== 'JSXAttribute') return 'render'
    const name = attributeName(above)
    if (firesOften(name)) return 'loop'
    return isHandlerName(name) || name === 'action' || name === 'formAction' ? null : 'render'
  }
  return 'named'
}

function passedTo(call: CallExpression): Unasked | null | 'outer' | 'named' {
  const name = (dottedName(call.callee as Node) ?? lastMember(call.callee as Node)).split('.').at(-1) ?? ''
  if (repeating.has(name)) return 'loop'
  if (immediate.has(name)) return name === 'memo' || name === 'forwardRef' || name === 'observer' ? 'render' : 'outer'
  if (effects.has(name)) return call.arguments.length < 2 ? 'render' : null
  if (name === 'useCallback' || name === 'useEffectEvent' || name === 'useEvent') return 'named'
  if (name === 'addEventListener') {
    const [event] = call.arguments
    const isOften = event && isStringLiteral(event) && /move|scroll|wheel|drag|resize|timeupdate/.test(event.value)
    return isOften ? 'loop' : null
  }
  return null
}

const lastMember = (callee: Node): string =>
  callee.type === 'MemberExpression' && !callee.computed ? (literalName(callee.property) ?? '') : ''

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

/** Components and hooks: by what they hold, or by their name. */
function draws(node: FunctionNode, name: string | null): boolean {
  if (name !== null && (/^use[A-Z0-9]/.test(name) || /^[A-Z][A-Za-z0-9]*[a-z]/.test(name))) return true
  return holdsElement(node)
}

/** Whether a function makes elements itself, not in a function inside it. */
function holdsElement(node: FunctionNode): boolean {
  let found = false
  const search = (child: Node, depth: number): void => {
    if (found || depth > 400 || isFunction(child)) return
    if (child.type === 'JSXElement' || child.type === 'JSXFragment') found = true
    else eachChild(child, (below) => search(below, depth + 1))
  }
  if (node.body !== null) search(node.body as Node, 0)
  return found
}

/** Attributes by which a component is handed what it draws with. */
const drawingAttribute = /^(?:ref|children|fallback|component|as|\w*[rR]ender\w*)$/

/** A function runs whenever one of those runs that call it. @param itself the function, where it is known */
function runsByName(parsed: ParsedCode, name: NamedNode, seen: Set<Node>, itself: Node | null): Unasked | null {
  const uses = usesOfName(parsed, name.name)
  const own = uses.declarations.find(({ node }) => node === name)
  for (const { node: use, ancestors } of uses.references) {
    if (own === undefined || declarationAt(uses, use) !== own) continue
    const isInside = itself !== null && itself.start <= use.start && use.end <= itself.end
    const unasked = runsAt(parsed, use, ancestors, seen, isInside)
    if (unasked !== null) return unasked
  }
  return null
}

/** What one use of a function's name says of when it runs. @param isInside whether the function uses itself */
function runsAt(
  parsed: ParsedCode,
  use: Node,
  ancestors: readonly Node[],
  seen: Set<Node>,
  isInside: boolean,
): Unasked | null {
  const parent = ancestors.at(-1)
  const above = ancestors.at(-2)
  const called = (depth: number) => (isInside ? 'loop' : runs(parsed, ancestors.slice(0, -depth), seen))
  if (parent?.type === 'TaggedTemplateExpression' && parent.tag === use) return called(1)
  if (parent?.type === 'MemberExpression' && parent.object === use && !parent.computed) {
    const isCalled = above?.type === 'CallExpression' && above.callee === parent
    return isCalled && /^(?:call|apply)$/.test(literalName(parent.property as Node) ?? '') ? called(2) : null
  }
  if (parent?.type === 'JSXExpressionContainer') {
    if (above?.type !== 'JSXAttribute') return 'render'
    const handler = attributeName(above)
    return firesOften(handler) ? 'loop' : drawingAttribute.test(handler) ? 'render' : null
  }
  if (parent?.type === 'VariableDeclarator') return aliased(parsed, parent, seen)
  if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') return null
  const place = parent.callee === use ? 'outer' : passedTo(parent as CallExpression)
  if (place === 'outer') return called(1)
  if (place === 'named') return above?.type === 'VariableDeclarator' ? aliased(parsed, above, seen) : null
  return place
}

/** The same function under another name. */
function aliased(
  parsed: ParsedCode,
  declarator: Extract<Node, { type: 'VariableDeclarator' }>,
  seen: Set<Node>,
): Unasked | null {
  if (declarator.id.type !== 'Identifier' || seen.has(declarator)) return null
  return runsByName(parsed, declarator.id, seen.add(declarator), null)
}

type Member = Extract<Node, { type: 'MethodDefinition' | 'Property' | 'PropertyDefinition' }>

const isMember = (node: Node, parent: Node | undefined): parent is Member =>
  (parent?.type === 'MethodDefinition' || parent?.type === 'Property' || parent?.type === 'PropertyDefinition') &&
  parent.value === node

/** A method runs whenever one of those runs that call a method of its name in the same file. */
function runsAsMember(parsed: ParsedCode, member: Member, seen: Set<Node>): Unasked | null {
  const name = member.computed ? null : literalName(member.key as Node)
  if (name === null) return null
  for (const { node, ancestors } of memberCalls(parsed, name)) {
    if (member.start <= node.start && node.end <= member.end) continue
    const unasked = runs(parsed, ancestors, seen)
    if (unasked !== null) return unasked
  }
  return null
}

type MemberCalls = readonly { readonly node: Node; readonly ancestors: readonly Node[] }[]
const membersOf = new WeakMap<ParsedCode, Map<string, MemberCalls>>()
/** Each name costs a walk over the file; methods that call methods are followed no further than this. */
const maxMembers = 16

function memberCalls(parsed: ParsedCode, name: string): MemberCalls {
  const known = membersOf.get(parsed) ?? new Map<string, MemberCalls>()
  membersOf.set(parsed, known)
  const calls = known.get(name)
  if (calls !== undefined) return calls
  if (known.size >= maxMembers || !parsed.text.includes(`.${name}`)) return []
  const found: { node: Node; ancestors: readonly Node[] }[] = []
  const ancestors: Node[] = []
  const search = (node: Node): void => {
    if (ancestors.length > maxDepth) throw new TooDeep()
    if (node.type === 'CallExpression' && lastMember(node.callee as Node) === name)
      found.push({ node, ancestors: [...ancestors] })
    ancestors.push(node)
    eachChild(node, search)
    ancestors.pop()
  }
  search(parsed.program)
  known.set(name, found)
  return found
}
