import type { JSXAttribute, JSXOpeningElement } from 'oxc-parser'
import { decodeEntities } from '../code/jsx-runs.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import type { Node } from '../code/syntax.ts'
import { ancestorsOf } from '../code/walk-to.ts'
import { type CallFault, literalFault } from './judge-call.ts'
import { asksForValue } from './pass-through.ts'
import { isPersonalText, namesPerson } from './personal.ts'
import { attributeName, attributeText, isDataAttribute, type Tracking } from './tracking-in-file.ts'
import type { TrackingPlan } from './tracking-plan.ts'

/** Why a new attribute may not come: a tracking attribute outside the plan, or a handler that hides another one. */
export function attributeFault(tracking: Tracking, node: JSXAttribute, plan: TrackingPlan): CallFault | null {
  const element = openingOf(tracking.parsed, node)
  if (element === null) return { rule: 'instrumentation/structure', node, detail: '' }
  if (isDataAttribute(node)) return dataFault(element, node, plan)
  const isTwice = element.attributes.some(
    (each) => each !== node && each.type === 'JSXAttribute' && attributeName(each) === attributeName(node),
  )
  if (isTwice) return { rule: 'instrumentation/handler', node, detail: 'the element has two handlers of this name' }
  if (componentOf(tracking.parsed, node) !== null && asksForValue(attributeName(node)))
    return { rule: 'instrumentation/handler', node, detail: 'the component may ask for what it returns' }
  const at = element.attributes.indexOf(node)
  const isAfterSpread = element.attributes.slice(0, at).some((attribute) => attribute.type === 'JSXSpreadAttribute')
  return isAfterSpread
    ? { rule: 'instrumentation/handler', node, detail: 'it would hide a handler that is spread before it' }
    : null
}

/** The element of an attribute. */
const openingOf = ({ program }: ParsedCode, node: JSXAttribute): JSXOpeningElement | null => {
  const parent = ancestorsOf(program, node).at(-1)
  return parent?.type === 'JSXOpeningElement' ? parent : null
}

/** The name of the component that an attribute stands on; `null` for an element of HTML. */
export function componentOf(parsed: ParsedCode, node: JSXAttribute): string | null {
  const name = openingOf(parsed, node)?.name
  if (name?.type === 'JSXIdentifier') return /^[a-z]/.test(name.name) ? null : name.name
  return name?.type === 'JSXMemberExpression' ? name.property.name : ''
}

/** `data-track="cta_clicked"` names an event; `data-track-label="home"` beside it a property of that event. */
function dataFault(element: JSXOpeningElement, node: JSXAttribute, plan: TrackingPlan): CallFault | null {
  const name = attributeName(node)
  const refuse = (rule: CallFault['rule'], detail: string): CallFault => ({ rule, node, detail })
  const text = attributeText(node)
  if (
    text === null ||
    element.attributes.filter((each) => each.type === 'JSXAttribute' && attributeName(each) === name).length > 1
  )
    return refuse('instrumentation/attribute', name)
  const hidden = literalFault(node, decodeEntities(text))
  if (hidden !== null) return hidden
  if (plan.events.has(text)) return null
  const word = name.replace(/^data-(?:track|analytics|event)-?/, '')
  if (word === '' || /^(?:event|name|id)$/.test(word)) return refuse('instrumentation/event', text)
  const event = element.attributes
    .filter((each): each is JSXAttribute => isDataAttribute(each as Node))
    .map((each) => plan.events.get(attributeText(each) ?? ''))
    .find((each) => each !== undefined)
  const planned = [...(event ?? [])].find(([key]) => folded(key) === folded(word))
  if (planned === undefined) return refuse('instrumentation/attribute', `${name}="${text}"`)
  const [key, { type, values, isPersonal }] = planned
  if (isPersonal || namesPerson(key) || isPersonalText(text)) return refuse('instrumentation/personal', key)
  const value = type === 'number' || type === 'integer' ? Number(text) : type === 'boolean' ? text === 'true' : text
  const isTyped =
    type === 'boolean'
      ? /^(?:true|false)$/.test(text)
      : typeof value !== 'number' || (text.trim() !== '' && Number.isFinite(value))
  if (!isTyped || (values !== null && !values.includes(value)) || text.length > 200)
    return refuse('instrumentation/property', `${key}="${text.slice(0, 40)}"`)
  return null
}

const folded = (name: string) => name.replace(/[_-]/g, '').toLowerCase()
