import type { CallExpression, ObjectExpression } from 'oxc-parser'
import type { CallInFile } from '../code/imported-call.ts'
import { declarationAt, nameUses } from '../code/name-uses.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import { isStringLiteral, literalName, type Node } from '../code/syntax.ts'
import { secretFault } from '../text/secrets.ts'
import { unicodeFault } from '../text/unicode.ts'
import { isPersonalText, namesPerson, valueFault } from './personal.ts'
import type { InstrumentationRule } from './rules.ts'
import type { PlannedProperty, TrackingPlan } from './tracking-plan.ts'
import { sourcesOf } from './value-sources.ts'
import { whenItRuns } from './when-it-runs.ts'

/** Why a call may not be added. */
export interface CallFault {
  readonly rule: InstrumentationRule
  readonly node: Node
  readonly detail: string
}

const fault = (rule: InstrumentationRule, node: Node, detail = ''): CallFault => ({ rule, node, detail })

/** The first reason to refuse a new tracking call; `null` where it records an event of the plan and does nothing else. */
export function callFault(parsed: ParsedCode, call: CallInFile, plan: TrackingPlan): CallFault | null {
  const { node, ancestors } = call
  if (ancestors.at(-1)?.type === 'AwaitExpression') return fault('instrumentation/alias', node, 'awaited')
  if (isUnreachable(call)) return fault('instrumentation/nothing', node)
  const unasked = whenItRuns(parsed, ancestors)
  if (unasked !== null) return fault(`instrumentation/${unasked}`, node)
  const [event, properties, ...others] = node.arguments
  if (event === undefined || !isStringLiteral(event) || others.length > 0 || node.typeArguments)
    return fault('instrumentation/arguments', node)
  if (properties !== undefined && properties.type !== 'ObjectExpression')
    return fault('instrumentation/arguments', properties)
  const planned = plan.events.get(event.value)
  if (planned === undefined) return fault('instrumentation/event', event, event.value)
  return propertiesFault(parsed, call, properties ?? null, planned)
}

/** @param known properties that the call had before and that are not judged again */
export function propertiesFault(
  parsed: ParsedCode,
  call: CallInFile,
  properties: ObjectExpression | null,
  planned: ReadonlyMap<string, PlannedProperty>,
  known: ReadonlySet<string> = new Set(),
): CallFault | null {
  const seen = new Set<string>()
  for (const property of properties?.properties ?? []) {
    if (property.type !== 'Property' || property.kind !== 'init' || property.computed || property.method)
      return fault('instrumentation/arguments', property)
    const name = literalName(property.key)
    if (name === null || seen.has(name)) return fault('instrumentation/arguments', property, name ?? '')
    seen.add(name)
    if (known.has(name)) continue
    const found = propertyFault(parsed, call, name, property.key as Node, property.value as Node, planned.get(name))
    if (found !== null) return found
  }
  const missing = [...planned].find(([name, { isRequired }]) => isRequired && !seen.has(name))?.[0]
  return missing === undefined ? null : fault('instrumentation/property', call.node, `${missing} is required`)
}

function propertyFault(
  parsed: ParsedCode,
  call: CallInFile,
  name: string,
  key: Node,
  value: Node,
  planned: PlannedProperty | undefined,
): CallFault | null {
  if (namesPerson(name) || planned?.isPersonal) return fault('instrumentation/personal', key, name)
  if (planned === undefined) return fault('instrumentation/property', key, `${name} is not planned`)
  const impure = valuePartFault(parsed, call, value)
  if (impure !== null) return impure
  const literal = literalOf(value)
  if (literal === null) {
    const isText = value.type === 'TemplateLiteral'
    return isText && planned.type !== null && planned.type !== 'string'
      ? fault('instrumentation/property', value, `${name} is a ${planned.type}`)
      : null
  }
  if (planned.type !== null && !isOfType(literal.value, planned.type))
    return fault('instrumentation/property', value, `${name} is a ${planned.type}`)
  if (planned.values !== null && !planned.values.includes(literal.value))
    return fault('instrumentation/property', value, `${name} is one of ${planned.values.join(', ')}`)
  return null
}

function literalOf(node: Node): { readonly value: unknown } | null {
  if (node.type === 'Literal') return { value: node.value }
  if (node.type === 'UnaryExpression') {
    const argument = literalOf(node.argument)
    return argument === null ? null : { value: -Number(argument.value) }
  }
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return { value: node.quasis[0]?.value.cooked }
  return null
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

/** Literals, names, members, and templates of these: nothing that does something, tells too much, or is not there. */
function valuePartFault(parsed: ParsedCode, call: CallInFile, node: Node): CallFault | null {
  switch (node.type) {
    case 'Literal':
      return literalFault(node, node.value)
    case 'UnaryExpression':
      return node.operator === '-' && node.argument.type === 'Literal' && typeof node.argument.value === 'number'
        ? null
        : fault('instrumentation/arguments', node)
    case 'TemplateLiteral': {
      for (const quasi of node.quasis) {
        const found = literalFault(node, quasi.value.cooked)
        if (found !== null) return found
      }
      for (const expression of node.expressions) {
        const found = valuePartFault(parsed, call, expression)
        if (found !== null) return found
      }
      return null
    }
    case 'Identifier':
    case 'ChainExpression':
    case 'MemberExpression': {
      const parts = partsOf(node)
      if (parts === null) return fault('instrumentation/arguments', node)
      const known = parts[0] === 'this' ? hasThis(call) : isKnownAt(parsed, call, parts[0] ?? '')
      for (const path of [parts, ...sourcesOf(parsed, rootOf(node), parts.slice(1))]) {
        const telling = valueFault(path)
        if (telling !== null) return fault(`instrumentation/${telling}`, node, path.join('.'))
      }
      return known ? null : fault('instrumentation/unknown-name', node, parts[0])
    }
    default:
      return fault('instrumentation/arguments', node)
  }
}

/** Why a literal may not be recorded: it tells who somebody is, or holds what nobody sees. */
export function literalFault(node: Node, value: unknown): CallFault | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : fault('instrumentation/arguments', node)
  if (typeof value === 'boolean') return null
  if (typeof value !== 'string') return fault('instrumentation/arguments', node)
  if (isPersonalText(value)) return fault('instrumentation/personal', node, value)
  if (value.length > 200) return fault('instrumentation/unbounded', node, `${value.slice(0, 40)}…`)
  const text = { before: '', after: value, isMessage: false }
  const secret = secretFault(text)
  if (secret !== null) return fault('instrumentation/personal', node, secret.detail)
  const hidden = unicodeFault(text)
  return hidden === null ? null : fault('instrumentation/arguments', node, hidden.detail)
}

/** `a`, `a.b`, `this.a?.b` in parts; `null` for anything computed, called or bare `this`. */
function partsOf(node: Node): string[] | null {
  if (node.type === 'ChainExpression') return partsOf(node.expression)
  if (node.type === 'Identifier') return [node.name]
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return null
  const object = node.object.type === 'ThisExpression' ? ['this'] : partsOf(node.object)
  return object === null ? null : [...object, node.property.name]
}

const rootOf = (node: Node): Node =>
  node.type === 'ChainExpression'
    ? rootOf(node.expression)
    : node.type === 'MemberExpression'
      ? rootOf(node.object)
      : node

const isFunction = (node: Node): boolean => /Function/.test(node.type)

/** Whether a name has a value when the call runs: declared around it, and not only later in the same function. */
function isKnownAt(parsed: ParsedCode, { node, ancestors }: CallInFile, name: string): boolean {
  const declaration = declarationAt(nameUses(parsed, name), node)
  if (declaration === null) return false
  if (declaration.isHoisted || declaration.node.start < node.start) return true
  const { scope } = declaration
  return ancestors.some(
    (each) => isFunction(each) && each.start >= scope.start && each.end <= scope.end && each !== scope,
  )
}

/** Whether `this` is an object where the call runs: in a method or a field, also through arrows. */
function hasThis({ ancestors }: CallInFile): boolean {
  for (let at = ancestors.length - 1; at >= 0; at--) {
    const node = ancestors[at] as Node
    if (node.type === 'PropertyDefinition') return true
    if (!isFunction(node) || node.type === 'ArrowFunctionExpression') continue
    const parent = ancestors[at - 1]
    return parent?.type === 'MethodDefinition' || (parent?.type === 'Property' && parent.method)
  }
  return false
}

/** Whether an earlier statement of the same list leaves it, so that the call never runs. */
function isUnreachable({ ancestors }: CallInFile): boolean {
  const statement = ancestors.at(-1)
  const holder = ancestors.at(-2)
  const list = holder?.type === 'BlockStatement' ? holder.body : holder?.type === 'SwitchCase' ? holder.consequent : []
  return list.some((each) => each.start < (statement?.start ?? 0) && leaves.test(each.type))
}
const leaves = /^(?:Return|Throw|Break|Continue)Statement$/

/** How a call is said: `cta_clicked {"label":"home"}`. Literals as JSON, everything else as it is written. */
export function sayCall(text: string, call: CallExpression): string {
  const [event, properties] = call.arguments
  const name = event !== undefined && isStringLiteral(event) ? event.value : sourceOf(text, event)
  if (properties === undefined) return name
  if (properties.type !== 'ObjectExpression') return `${name} ${sourceOf(text, properties)}`
  const parts = properties.properties.map((property) => {
    if (property.type !== 'Property' || property.computed || property.method) return sourceOf(text, property)
    const literal = literalOf(property.value as Node)
    const value = literal === null ? sourceOf(text, property.value as Node) : JSON.stringify(literal.value)
    return `${JSON.stringify(literalName(property.key) ?? sourceOf(text, property.key as Node))}:${value}`
  })
  return `${name} {${parts.join(',')}}`
}

const sourceOf = (text: string, node: Node | undefined): string =>
  node === undefined ? '' : text.slice(node.start, node.end).replace(/\s+/g, ' ')
