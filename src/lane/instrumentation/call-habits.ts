import { dottedName, isStringLiteral, literalName, type Node } from '../code/syntax.ts'
import { attributeName, isHandlerName } from './tracking-in-file.ts'

/*
 * What names tell of when a function runs: of the calls that it is handed to, the attributes it stands in, the members it is.
 */

/** Why a call at a place would run unasked: whenever something is drawn or loaded, or many times in a row. */
export type Unasked = 'render' | 'loop'

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
export const oftenInBrowsers = new RegExp(often.source, 'i')
const oftenEvent = /move|scroll|wheel|drag|resize|timeupdate|progress/i

/** Handlers that are called many times in a row. */
export const firesOften = (handler: string): boolean => often.test(handler)

export const drawingMethods = setOf(`
  constructor render componentDidUpdate componentWillUpdate shouldComponentUpdate getSnapshotBeforeUpdate
  getDerivedStateFromProps UNSAFE_componentWillUpdate UNSAFE_componentWillReceiveProps getServerSideProps
`)
/** Members of an object that are asked for a value, by the language or by whatever draws with the object. */
export const askedMembers = setOf(`
  toString toJSON valueOf then get set has ownKeys cell accessor accessorFn selector compare comparator sorter
  transform format formatter serialize
`)
/** They keep a function for later. */
const waiting =
  /^(?:on|once|use|subscribe|listen|watch|intercept|dispatch|debounce|throttle|post|put|patch|delete|IntersectionObserver|(?:on|register|handle|use|add|mutate|create|define)[A-Z]\w*)$/
/** Run whenever a page is asked for. */
export const perRequest = setOf(`
  getServerSideProps getStaticProps getStaticPaths getInitialProps generateMetadata generateStaticParams generateViewport
  loader clientLoader middleware GET HEAD
`)

export type CallLike = Extract<Node, { type: 'CallExpression' | 'NewExpression' }>

export const calledName = (call: CallLike): string =>
  (dottedName(call.callee as Node) ?? lastMember(call.callee as Node)).split('.').at(-1) ?? ''

/** When a function runs that is handed to a call, by what is called; `unknown`: its name says nothing. */
export function passedTo(call: CallLike): Unasked | null | 'outer' | 'named' | 'unknown' {
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

/** What stands in the braces of an attribute is a handler, or drawn with. */
export function inBraces(attribute: Node | undefined): Unasked | null {
  if (attribute?.type !== 'JSXAttribute') return 'render'
  const name = attributeName(attribute)
  if (firesOften(name)) return 'loop'
  return isHandlerName(name) || name === 'action' || name === 'formAction' ? null : 'render'
}

export const lastMember = (callee: Node): string =>
  callee.type === 'MemberExpression' && !callee.computed ? (literalName(callee.property) ?? '') : ''

/** Attributes by which a component is handed what it draws with. */
export const drawingAttribute =
  /^(?:ref|children|fallback|component|as|by|filter|sort|compare|validate|(?:get|is|has|to|format|parse|match|filter|sort)[A-Z]\w*|\w*[rR]ender\w*|\w*(?:Formatter|Getter|Comparator|Accessor|Extractor|Selector))$/
