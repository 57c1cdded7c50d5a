import type { CallExpression } from 'oxc-parser'
import { parseCode } from '../code/parse-code.ts'
import { literalName, type Node } from '../code/syntax.ts'
import { sayCall } from './judge-call.ts'

/** An event as a person types it into a slot: `cta_clicked {"label":"home","plan":plan.id}`. */
export interface TypedEvent {
  readonly name: string
  /** Each property with its value as source. */
  readonly properties: readonly { readonly key: string; readonly value: string; readonly text: string | null }[]
  /** The line in the form in which slots show it. */
  readonly line: string
}

const maxLength = 20_000

/** Reads the lines of a slot; a text that says which line cannot be read. */
export function readTypedEvents(text: string): TypedEvent[] | string {
  if (text.length > maxLength) return 'too long'
  const events: TypedEvent[] = []
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    if (line === '') continue
    const event = readLine(line)
    if (event === null) return line.slice(0, 120)
    events.push(event)
  }
  return events
}

function readLine(line: string): TypedEvent | null {
  const [, name = '', object] = /^([^{}]*?)\s*(\{.*\})?$/.exec(line) ?? []
  if (name === '' || /[\\'"`\n\r\u2028\u2029]/.test(name)) return null
  const source = `f(${JSON.stringify(name)}${object === undefined ? '' : `, ${object}`})`
  const parsed = parseCode('a.ts', source)
  const [statement, ...others] = parsed.kind === 'parsed' ? parsed.program.body : []
  if (parsed.kind !== 'parsed' || others.length > 0 || parsed.comments.length > 0) return null
  if (statement?.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return null
  const call: CallExpression = statement.expression
  if (call.end !== source.length || call.arguments.length !== (object === undefined ? 1 : 2)) return null
  const properties = call.arguments[1]
  if (properties !== undefined && properties.type !== 'ObjectExpression') return null
  const read: { key: string; value: string; text: string | null }[] = []
  for (const property of properties?.properties ?? []) {
    if (property.type !== 'Property' || property.kind !== 'init' || property.computed || property.method) return null
    const key = literalName(property.key as Node)
    if (key === null) return null
    const value = property.value as Node
    read.push({
      key,
      value: source.slice(value.start, value.end),
      text: value.type === 'Literal' && typeof value.value === 'string' ? value.value : null,
    })
  }
  return { name, properties: read, line: sayCall(source, call) }
}
