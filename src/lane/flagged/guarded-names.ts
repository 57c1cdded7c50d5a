import type { Node } from '../code/syntax.ts'

export const isHookName = (name: string): boolean => /^use(?:\p{Lu}|$)/u.test(name)
export const isComponentName = (name: string): boolean => /^\p{Lu}/u.test(name)
/** What is called when somebody does something; what an element calls by itself, as it loads or moves, is none of it. */
export const isHandlerName = (name: string): boolean => /^(?:on|handle)(?:\p{Lu}|$)/u.test(name) && !byItself.test(name)
export const byItself =
  /^(?:on|handle)(?:Load|Error|Abort|CanPlay|Progress|Suspend|Stalled|Animation|Transition|Mount|Unmount|Init|Ready|Render|Update|Appear|Enter|Visible|View|InView|Layout|Intersect|Before|After|Timeout|Tick|Connect|Play|Playing|TimeUpdate|Ended|Waiting|DurationChange|Emptied|SlotChange|Resize)(?:\p{Lu}|$)|^(?:on|handle)(?:Load|Animation|Transition|CanPlay|Before|After|Did|Will)\p{L}+$/u
export const isFunction = (
  node: Node,
): node is Extract<Node, { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }> =>
  node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'

/** Hooks that exist to do something, or to ask a server. */
export const doingHook = /Effect|Fetch|Query|Mutation|SWR|Request|Action|Socket|Storage|Subscription|Cookie/

/** Verbs of functions that change something; a call to show something does not. */
export const doing =
  /^(?:set|save|write|store|put|post|patch|delete|remove|destroy|insert|update|upsert|send|submit|track|log|record|report|register|subscribe|unsubscribe|dispatch|emit|publish|navigate|redirect|push|open|close|toggle|mark|sync|persist|clear|reset|init|initialize|initialise|start|stop|fetch|request|mutate|commit|trigger|notify|alert|confirm|run|execute|buy|pay|charge|login|logout|visit|enable|disable|bump|increment|decrement|touch|go|call|do|invoke|apply|download|upload|import|share|leave|accept|reject|approve|deny|grant|revoke|authorize|connect|disconnect|scroll|focus|play|pause|restore|archive|schedule|enqueue|exec|deploy|release|rename|move|purge|drop|flush|refetch|refresh|reload|revalidate|invalidate|prefetch|preload|create(?!Element|Context|Portal|Ref|\w*(?:Text|String|Label|Title|Link|Url|Href|Path|Id|Key|Formatter|Selector|Handler|Class|Style|Styles|Options|Node|Map|List|Array|Schema|Date|Range)(?!\p{Ll})))(?![\p{Ll}])/u
/** Begins the name of a function that tells something. */
export const reading =
  /^(?:get|is|has|can|should|may|needs|will|was|are|render|format|to|as|from|parse|compute|calc|calculate|build|pick|select|find|filter|sort|group|compare|match|matches|includes?|resolve|make|with|describe|stringify|children|label|title|text|t|tr|translate|i18n|message|rich|raw|number|plural|date|dateTime|relativeTime|list|currency|percent|cn|cx|clsx|by|use|of|min|max|sum|hasOwn|diff|isAfter|isBefore|startOf|endOf|utc|tz|local|fromNow|locale|join|trim|watch|pluralize|truncate|capitalize)(?![\p{Ll}])/u
/** Methods of texts, numbers, lists, dates and the like that change nothing. */
export const telling: ReadonlySet<string> = new Set(
  `at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf localeCompare match matchAll normalize padEnd
  padStart repeat replace replaceAll search slice split startsWith substring substr toLocaleLowerCase toLocaleUpperCase toLowerCase
  toString toUpperCase trim trimEnd trimStart valueOf entries every filter find findIndex findLast findLastIndex flat flatMap forEach
  join keys map reduce reduceRight some toReversed toSorted toSpliced values with toFixed toPrecision toExponential toLocaleString
  toLocaleDateString toLocaleTimeString toISOString has get format formatToParts test sort reverse`.split(/\s+/),
)
/** Methods that call what they are handed. */
export const calling: ReadonlySet<string> = new Set(
  `map flatMap filter forEach some every find findIndex findLast findLastIndex reduce reduceRight sort toSorted from replace replaceAll
  then catch finally apply call`.split(/\s+/),
)
/** Names of what acts when its methods are called, although they are named as those of texts and lists are. */
export const acting =
  /^(?:router|history|navigation|navigator|location|queryClient|cache|socket|db|database|prisma|supabase|storage|repository|repo)$/i

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
  'then',
  'catch',
  'finally',
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
  insertAdjacentElement setHTMLUnsafe createContextualFragment write writeln eval constructor prototype __proto__ Function
  fromCharCode fromCodePoint`.split(/\s+/),
)
