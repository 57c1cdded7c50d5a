import type { Node } from '../code/syntax.ts'

export const isHookName = (name: string): boolean => /^use(?:\p{Lu}|$)/u.test(name)
export const isComponentName = (name: string): boolean => /^\p{Lu}/u.test(name)
export const isHandlerName = (name: string): boolean => /^(?:on|handle)(?:\p{Lu}|$)/u.test(name)
export const isFunction = (
  node: Node,
): node is Extract<Node, { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }> =>
  node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'

/** Hooks that exist to do something, or to ask a server. */
export const doingHook =
  /Effect|Fetch|Query|Mutation|SWR|Swr|Request|Action|Socket|Storage|Subscription|Cookie|Router$|Navigate$/
export const readsOnly = new Set(['useRouter', 'useNavigate'])

/** Verbs of functions that change something; a call to show something does not. */
export const doing =
  /^(?:set|save|write|store|put|post|patch|delete|remove|destroy|insert|update|upsert|send|submit|track|log|record|report|register|subscribe|unsubscribe|dispatch|emit|publish|navigate|redirect|push|open|close|toggle|mark|sync|persist|clear|reset|init|initialize|initialise|start|stop|fetch|request|mutate|commit|trigger|notify|alert|confirm|run|execute|buy|pay|charge|login|logout|visit|enable|disable|bump|increment|decrement|touch|count)(?![\p{Ll}])/u
/** Methods that change what they are called on. */
export const changing = new Set([
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'sort',
  'reverse',
  'fill',
  'copyWithin',
  'set',
  'add',
  'delete',
  'clear',
  'append',
  'assign',
  'defineProperty',
  'defineProperties',
  'setPrototypeOf',
  'freeze',
  'apply',
  'call',
  'bind',
])

export const plainGlobals = new Set([
  'undefined',
  'NaN',
  'Infinity',
  'Math',
  'String',
  'Number',
  'Boolean',
  'Array',
  'Object',
  'Intl',
  'JSON',
  'Date',
  'Map',
  'Set',
  'URL',
  'URLSearchParams',
  'parseInt',
  'parseFloat',
  'isNaN',
  'isFinite',
  'encodeURIComponent',
  'decodeURIComponent',
  'React',
  'BigInt',
  'RegExp',
  'Error',
  'Promise',
])
export const makeable = new Set(['Date', 'Map', 'Set', 'URL', 'URLSearchParams', 'Array', 'Error', 'Intl'])

/** Members by which an event, an element or a function leads to the whole page, or makes code of a text. */
export const reachesOut: ReadonlySet<string> = new Set(
  `view defaultView ownerDocument contentWindow contentDocument parentWindow innerHTML outerHTML insertAdjacentHTML
  insertAdjacentElement setHTMLUnsafe createContextualFragment write writeln eval constructor prototype __proto__ Function`.split(
    /\s+/,
  ),
)
