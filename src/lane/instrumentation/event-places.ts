import type {
  ArrowFunctionExpression,
  CallExpression,
  Function as FunctionNode,
  JSXAttribute,
  JSXElement,
  Statement,
} from 'oxc-parser'
import { declarationAt, nameUses } from '../code/name-uses.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import { dottedName, eachChild, maxDepth, type Node, TooDeep } from '../code/syntax.ts'
import type { TrackRules } from '../lane.ts'
import { firesOften } from './call-habits.ts'
import { mayHaveChanged } from './handler-function.ts'
import { sayCall } from './judge-call.ts'
import { fileName, ownName, sayAct } from './say-place.ts'
import { attributeName, isHandlerName, readTracking, type Tracking } from './tracking-in-file.ts'

type FunctionHandler = ArrowFunctionExpression | FunctionNode

/** How the handler of an element is written, which decides how a call is added. */
export type Handler =
  | { readonly kind: 'none' }
  | { readonly kind: 'name'; readonly node: Node }
  | { readonly kind: 'expression'; readonly node: FunctionHandler; readonly body: Node }
  | {
      readonly kind: 'block'
      readonly node: FunctionHandler
      readonly body: readonly Statement[]
      readonly block: Node
    }

/** An event that is recorded at a place: the call, and the statement it is, if it is one. */
export interface RecordedEvent {
  readonly call: CallExpression
  readonly statement: Statement | null
  readonly line: string
}

/** A place where somebody does something that can be recorded. */
export interface EventPlace {
  readonly element: JSXElement
  /** `onClick`, `onSubmit`, … */
  readonly name: string
  readonly handler: Handler
  readonly attribute: JSXAttribute | null
  readonly events: readonly RecordedEvent[]
  /** What is written before the parentheses; the import may still be missing. */
  readonly written: string
  readonly context: string
  readonly address: string
}

export interface EventPlaces {
  readonly tracking: Tracking
  readonly needsImport: boolean
  readonly places: readonly EventPlace[]
}

const natural: Readonly<Record<string, string>> = { a: 'onClick', button: 'onClick', form: 'onSubmit' }

/** Every element at which an event can be recorded, in the order of the file. @throws TooDeep */
export function eventPlaces(path: string, parsed: ParsedCode, track: TrackRules): EventPlaces {
  const tracking = readTracking(path, parsed, track)
  const reach = reachOf(parsed, tracking, track)
  const places: EventPlace[] = []
  const visit = (node: Node, owners: readonly string[], elements: readonly string[], depth: number): void => {
    if (depth > maxDepth) throw new TooDeep()
    const name = ownName(node)
    const inside = name === null ? owners : [...owners, name]
    let around = name === null ? elements : []
    if (node.type === 'JSXElement') {
      around = [...around, dottedName(node.openingElement.name) ?? '']
      if (reach.isOpenAt(node)) places.push(...placesOf(path, tracking, node, reach.written, inside, around))
    }
    eachChild(node, (child) => visit(child, inside, around, depth + 1))
  }
  if (reach.written !== '') visit(parsed.program, [], [], 0)
  places.sort((a, b) => a.element.start - b.element.start)
  return { tracking, needsImport: tracking.imports.length === 0, places }
}

/** How new code would call the function, and where that is possible: not where something else has its name. */
function reachOf(parsed: ParsedCode, tracking: Tracking, track: TrackRules) {
  const [found, ...others] = tracking.imports
  if (found !== undefined)
    return {
      written: others.length === 0 ? found.written : '',
      isOpenAt: (node: Node) => !found.isHiddenAt(node),
    }
  const uses = nameUses(parsed, track.call.split('.')[0] ?? '')
  const isTaken =
    uses.declarations.some(({ scope }) => scope.type === 'Program') ||
    uses.references.some(({ node }) => declarationAt(uses, node) === null)
  return {
    written: isTaken ? '' : track.call,
    isOpenAt: (node: Node) => declarationAt(uses, node) === null,
  }
}

function placesOf(
  path: string,
  tracking: Tracking,
  element: JSXElement,
  written: string,
  owners: readonly string[],
  elements: readonly string[],
): EventPlace[] {
  const { attributes } = element.openingElement
  const owner = owners.findLast((name) => /^[A-Z]/.test(name)) ?? owners.at(-1) ?? fileName(path)
  const place = (name: string, handler: Handler, attribute: JSXAttribute | null): EventPlace => ({
    element,
    name,
    handler,
    attribute,
    events: eventsOf(tracking, handler),
    written,
    context: `${sayAct(element, name)} in ${owner}`,
    address: [...owners, '|', ...elements, name].join('>'),
  })
  const found = attributes.flatMap((attribute): EventPlace[] => {
    if (attribute.type !== 'JSXAttribute') return []
    const name = attributeName(attribute)
    const handler = isHandlerName(name) && !firesOften(name) ? handlerOf(tracking, attribute) : null
    return handler === null ? [] : [place(name, handler, attribute)]
  })
  const wanted = natural[dottedName(element.openingElement.name) ?? '']
  const isClosed = attributes.some(
    (attribute) => attribute.type === 'JSXSpreadAttribute' || attributeName(attribute) === wanted,
  )
  if (wanted !== undefined && !isClosed) found.unshift(place(wanted, { kind: 'none' }, null))
  return found
}

function handlerOf({ parsed }: Tracking, attribute: JSXAttribute): Handler | null {
  const value = attribute.value?.type === 'JSXExpressionContainer' ? (attribute.value.expression as Node) : null
  if (value === null) return null
  if (value.type === 'Identifier' || value.type === 'MemberExpression')
    return dottedName(value) === null ||
      (value.type === 'Identifier' && value.name === 'undefined') ||
      mayHaveChanged(parsed, value)
      ? null
      : { kind: 'name', node: value }
  if (value.type !== 'ArrowFunctionExpression' && value.type !== 'FunctionExpression') return null
  const { body } = value
  if (value.generator || body === null) return null
  if (body.type === 'BlockStatement') return { kind: 'block', node: value, body: body.body, block: body }
  return { kind: 'expression', node: value, body: body as Node }
}

/** The events that the handler records itself; what functions record that it calls is theirs. */
function eventsOf({ parsed, callIn }: Tracking, handler: Handler): RecordedEvent[] {
  const event = (call: Node | null, statement: Statement | null): RecordedEvent[] =>
    call?.type === 'CallExpression' ? [{ call, statement, line: sayCall(parsed.text, call) }] : []
  if (handler.kind === 'expression') return event(callIn(handler.body), null)
  if (handler.kind === 'block') return handler.body.flatMap((statement) => event(callIn(statement), statement))
  return []
}
