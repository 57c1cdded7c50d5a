import type { ArrowFunctionExpression, Function as NamedFunction } from 'oxc-parser'
import { declarationAt, type NameUses, nameUses } from '../code/name-uses.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import { dottedName, eachChild, isStringLiteral, literalName, type Node } from '../code/syntax.ts'
import { occurrencesOf, walkTo } from '../code/walk-to.ts'
import { attributeName, isHandlerName } from './tracking-in-file.ts'

/** Why a call at a place would run unasked: whenever something is drawn or loaded, or many times in a row. */
export type Unasked = 'render' | 'loop'

const loops = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement'])
const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))
const repeating = setOf(`
  map forEach filter reduce reduceRight some every find findIndex findLast findLastIndex flatMap sort toSorted from replace
  replaceAll each times setInterval requestAnimationFrame requestIdleCallback ResizeObserver MutationObserver PerformanceObserver
  mapValues mapKeys forOwn forIn sortBy groupBy orderBy keyBy countBy uniqBy minBy maxBy sumBy partition pickBy omitBy
`)
/** Hooks that call back at each frame, or with each turn of a wheel. */
const repeatingHook = /^use\w*(?:Frame|Interval|Raf|Tick|Scroll|Move|Wheel|Resize|Animation)\w*$/
/** Run at once, by whoever calls them. */
const immediate = setOf(
  'then catch finally setTimeout queueMicrotask startTransition Promise lazy act flushSync batch untracked',
)
/** They ask a function for a value, whenever they need one. */
const drawing = setOf(`
  memo forwardRef observer useMemo useState useReducer useRef useSelector useStore useComputed useSyncExternalStore
  useImperativeHandle createSelector computed derived selector atom memoize createReducer connect styled css defineProperty
  defineProperties Proxy refine setState
`)
const updater = /^set(?!(?:Timeout|Interval|Immediate)$)[A-Z]/
const effects = setOf('useEffect useLayoutEffect useInsertionEffect useIsomorphicLayoutEffect')
const often =
  /^on(?:\w*(?:Move|Scroll|Wheel|RawUpdate|Frame|Progress)|Drag|DragOver|TimeUpdate|Render|AnimationIteration|Pan|Zoom|Viewport\w*|Layout)(?:Capture)?$/
const oftenInBrowsers = new RegExp(often.source, 'i')
const oftenEvent = /move|scroll|wheel|drag|resize|timeupdate|progress/i

/** Handlers that are called many times in a row. */
export const firesOften = (handler: string): boolean => often.test(handler)

const drawingMethods = setOf(`
  constructor render componentDidUpdate componentWillUpdate shouldComponentUpdate getSnapshotBeforeUpdate
  getDerivedStateFromProps UNSAFE_componentWillUpdate UNSAFE_componentWillReceiveProps getServerSideProps
`)
/** Members of an object that are asked for a value, by the language or by whatever draws with the object. */
const askedMembers = setOf(`
  toString toJSON valueOf then get set has ownKeys cell accessor accessorFn selector compare comparator sorter
  transform format formatter serialize
`)
/** They keep a function for later. */
const waiting =
  /^(?:on|once|use|subscribe|listen|watch|intercept|dispatch|debounce|throttle|post|put|patch|delete|IntersectionObserver|(?:on|register|handle|use|add|mutate|create|define)[A-Z]\w*)$/
/** Run whenever a page is asked for. */
const perRequest = setOf(`
  getServerSideProps getStaticProps getStaticPaths getInitialProps generateMetadata generateStaticParams generateViewport
  loader clientLoader middleware GET HEAD
`)

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
    const seemed = placeOf(node, parent, ancestors[at - 2])
    const place = seemed === 'unknown' ? handedOn(parsed, around) : seemed
    if (place === 'outer') continue
    if (place !== 'named') return place
    if (isAskedByHook(ancestors.slice(at - 3, at))) return 'render'
    const name = nameOf(node, around)
    if (draws(node, name?.name ?? null) || foldsState(node, name?.name ?? '', around)) return 'render'
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

type CallLike = Extract<Node, { type: 'CallExpression' | 'NewExpression' }>

const calledName = (call: CallLike): string =>
  (dottedName(call.callee as Node) ?? lastMember(call.callee as Node)).split('.').at(-1) ?? ''

/** When a function runs that is handed to a call, by what is called; `unknown`: its name says nothing. */
function passedTo(call: CallLike): Unasked | null | 'outer' | 'named' | 'unknown' {
  const name = calledName(call)
  if (repeating.has(name) || repeatingHook.test(name)) return 'loop'
  if (immediate.has(name)) return 'outer'
  if (drawing.has(name) || updater.test(name)) return 'render'
  if (effects.has(name)) return hasSteadyDependencies(call) ? null : 'render'
  if (name === 'useCallback' || name === 'useEffectEvent' || name === 'useEvent') return 'named'
  const event = call.arguments[0] as Node | undefined
  if (event !== undefined && isStringLiteral(event) && oftenEvent.test(event.value)) return 'loop'
  if (name === 'addEventListener') return event !== undefined && isStringLiteral(event) ? null : 'loop'
  return waiting.test(name) ? null : 'unknown'
}

/** An effect that is run anew only when something changed: its list holds nothing that is made at each drawing. */
function hasSteadyDependencies(call: CallLike): boolean {
  const list = call.arguments[1] as Node | undefined
  return (
    list?.type === 'ArrayExpression' &&
    !list.elements.some((element) => element !== null && /^(?:Object|Array|Call|New|Arrow|Function)/.test(element.type))
  )
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
  return usesOfName(parsed, id.name).references.some(({ node, ancestors: around }) => {
    const parent = around.at(-1)
    if (parent?.type === 'CallExpression') return parent.callee === node || calledName(parent) === 'addEventListener'
    return parent?.type === 'JSXExpressionContainer' && inBraces(around.at(-2)) !== 'render'
  })
}

/** What stands in the braces of an attribute is a handler, or drawn with. */
function inBraces(attribute: Node | undefined): Unasked | null {
  if (attribute?.type !== 'JSXAttribute') return 'render'
  const name = attributeName(attribute)
  if (firesOften(name)) return 'loop'
  return isHandlerName(name) || name === 'action' || name === 'formAction' ? null : 'render'
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
  if (name !== null && (/^use[A-Z0-9]/.test(name) || isComponentName(name) || perRequest.has(name))) return true
  return holdsElement(node)
}

const isComponentName = (name: string): boolean => /^[A-Z]/.test(name)

/** Reducers and selectors: a library calls them as often as it likes, and expects no effects. */
function foldsState({ params }: FunctionNode, name: string, around: readonly Node[]): boolean {
  const [first, second] = params.map((param) => {
    const left = param.type === 'AssignmentPattern' ? param.left : param
    return left.type === 'Identifier' ? left.name : ''
  })
  if (first !== 'state') return /reducer$/i.test(name)
  const isReducer = around.some((node) => node.type === 'Property' && literalName(node.key as Node) === 'reducers')
  return isReducer || second === 'action' || /reducer$|^select|^get|^map\w*To/i.test(name)
}

/** `useQuery({ select: … })`. @param around a call, its argument and the property of a function */
function isAskedByHook([call, , property]: readonly Node[]): boolean {
  if (call?.type !== 'CallExpression' || property?.type !== 'Property') return false
  return /^use[A-Z]/.test(calledName(call)) && askedByHooks.has(literalName(property.key as Node) ?? '')
}
const askedByHooks = setOf('select queryFn initialData placeholderData initialState')

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
const drawingAttribute =
  /^(?:ref|children|fallback|component|as|by|filter|sort|compare|validate|(?:get|is|has|to|format|parse|match|filter|sort)[A-Z]\w*|\w*[rR]ender\w*|\w*(?:Formatter|Getter|Comparator|Accessor|Extractor|Selector))$/

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
  const climbed = (depth: number) => {
    const node = ancestors.at(-depth) as Node
    return runsAt(parsed, node, ancestors.slice(0, -depth), seen, isInside)
  }
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
    case 'Property':
      if (parent.value !== use || above?.type !== 'ObjectExpression') return null
      return askedMembers.has(literalName(parent.key as Node) ?? '') ? 'render' : runsAsMember(parsed, parent, seen)
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
  seen: Set<Node>,
): Unasked | null {
  if (declarator.id.type !== 'Identifier' || seen.has(declarator)) return null
  return runsByName(parsed, declarator.id, seen.add(declarator), null)
}

type Member = Extract<Node, { type: 'MethodDefinition' | 'Property' | 'PropertyDefinition' }>

const isMember = (node: Node, parent: Node | undefined): parent is Member =>
  (parent?.type === 'MethodDefinition' || parent?.type === 'Property' || parent?.type === 'PropertyDefinition') &&
  parent.value === node

/** A method runs whenever one of those runs that call, hand on or take out a member of its name in the same file. */
function runsAsMember(parsed: ParsedCode, member: Member, seen: Set<Node>): Unasked | null {
  const name = member.computed ? null : literalName(member.key as Node)
  if (name === null) return null
  for (const { node, ancestors } of memberUses(parsed, name)) {
    if (member.start <= node.start && node.end <= member.end) continue
    const unasked = memberRuns(parsed, node, ancestors, seen)
    if (unasked !== null) return unasked
  }
  return null
}

function memberRuns(parsed: ParsedCode, node: Node, ancestors: readonly Node[], seen: Set<Node>): Unasked | null {
  if (node.type === 'Identifier') return seen.has(node) ? null : runsByName(parsed, node, seen.add(node), null)
  const parent = ancestors.at(-1)
  if (parent?.type !== 'CallExpression') return null
  const place = parent.callee === node ? 'outer' : passedTo(parent)
  if (place === 'outer') return runs(parsed, ancestors.slice(0, -1), seen)
  return place === 'loop' || place === 'render' ? place : null
}

type MemberUses = readonly { readonly node: Node; readonly ancestors: readonly Node[] }[]
const membersOf = new WeakMap<ParsedCode, Map<string, MemberUses>>()
/** Each name costs a walk to where it stands; methods that call methods are followed no further than this. */
const maxMembers = 64

/** Every `x.name` and `x['name']`, and what `{ name }` is called when it is taken out of an object. */
function memberUses(parsed: ParsedCode, name: string): MemberUses {
  const known = membersOf.get(parsed) ?? new Map<string, MemberUses>()
  membersOf.set(parsed, known)
  const uses = known.get(name)
  if (uses !== undefined) return uses
  if (known.size >= maxMembers) return []
  const found: { node: Node; ancestors: readonly Node[] }[] = []
  walkTo(parsed.program, occurrencesOf(parsed.text, name), (node, ancestors) => {
    const isTakenOut =
      node.type === 'Property' &&
      ancestors.at(-1)?.type === 'ObjectPattern' &&
      node.value.type === 'Identifier' &&
      literalName(node.key as Node) === name
    if (isTakenOut) found.push({ node: node.value as Node, ancestors: [...ancestors] })
    else if (node.type === 'MemberExpression' && literalName(node.property as Node) === name)
      found.push({ node, ancestors: [...ancestors] })
  })
  known.set(name, found)
  return found
}
