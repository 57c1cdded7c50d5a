import type { JSXElement, Statement } from 'oxc-parser'
import type { TextEdit } from '../code/add-import.ts'
import { spellString } from '../code/literal-pieces.ts'
import { nameUses } from '../code/name-uses.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import { eachNode, literalName, type Node } from '../code/syntax.ts'
import { endOfLine, indentOf, type WritingStyle, writingStyle } from '../code/writing-style.ts'
import type { EventPlace, Handler, RecordedEvent } from './event-places.ts'
import { mayBeMissing, parametersOf } from './handler-function.ts'
import type { TypedEvent } from './typed-events.ts'

/**
 * The edits that make a place record these events, in the file's own style. Events that are recorded already keep their
 * bytes and may gain properties.
 *
 * @returns `null` where an event that is recorded is not among them
 */
export function writeEvents(parsed: ParsedCode, place: EventPlace, events: readonly TypedEvent[]): TextEdit[] | null {
  const plan = planOf(place.events, events)
  if (plan === null) return null
  const writer = new Writer(parsed, place, writingStyle(parsed))
  const grown = plan.flatMap(({ typed, known }) => (known === null ? [] : writer.grow(known, typed)))
  const isNew = plan.some(({ known }) => known === null)
  return isNew ? [...grown, ...writer.insert(plan)] : grown
}

interface Planned {
  readonly typed: TypedEvent
  readonly known: RecordedEvent | null
}

/** Each typed event with the recorded one it continues: the same line, or the same with more properties. */
function planOf(recorded: readonly RecordedEvent[], typed: readonly TypedEvent[]): Planned[] | null {
  let at = 0
  const plan = typed.map((event): Planned => {
    const known = recorded[at]
    if (known === undefined || !continues(known, event)) return { typed: event, known: null }
    at++
    return { typed: event, known }
  })
  return at === recorded.length ? plan : null
}

function continues({ line }: RecordedEvent, { name, line: typed }: TypedEvent): boolean {
  if (line === typed) return true
  if (line === name) return true
  const start = line.replace(/\}$/, '')
  return line.endsWith('}') && (typed.startsWith(`${start},`) || (start === `${name} {` && typed.startsWith(start)))
}

class Writer {
  private readonly text: string
  private readonly parsed: ParsedCode
  private readonly place: EventPlace
  private readonly style: WritingStyle

  constructor(parsed: ParsedCode, place: EventPlace, style: WritingStyle) {
    this.text = parsed.text
    this.parsed = parsed
    this.place = place
    this.style = style
  }

  /** Adds the properties that a recorded event does not have yet. */
  grow({ call, line }: RecordedEvent, typed: TypedEvent): TextEdit[] {
    if (line === typed.line) return []
    const object = call.arguments[1]
    const known = object?.type === 'ObjectExpression' ? object.properties.length : 0
    const properties = typed.properties.slice(known).map((each) => this.property(each))
    if (object?.type !== 'ObjectExpression') {
      const end = (call.arguments[0] as Node).end
      return [{ start: end, end, text: `, { ${properties.join(', ')} }` }]
    }
    const last = object.properties.at(-1)
    if (last === undefined) return [{ start: object.start, end: object.end, text: `{ ${properties.join(', ')} }` }]
    const indent = indentOf(this.text, last)
    const gap = indent === null ? ' ' : `${this.style.newline}${indent}`
    return [{ start: last.end, end: last.end, text: properties.map((each) => `,${gap}${each}`).join('') }]
  }

  /** Puts new calls between those that are there. */
  insert(plan: readonly Planned[]): TextEdit[] {
    const { handler } = this.place
    const fresh = plan.filter(({ known }) => known === null).map(({ typed }) => this.call(typed))
    switch (handler.kind) {
      case 'none':
        return [this.attribute(fresh)]
      case 'name':
        return [{ start: handler.node.start, end: handler.node.end, text: this.wrapped(handler.node, fresh) }]
      case 'expression':
        return this.fromExpression(handler, plan)
      case 'block':
        return this.intoBlock(handler, plan)
    }
  }

  private call({ name, properties }: TypedEvent): string {
    const written = properties.map((each) => this.property(each))
    const object = written.length === 0 ? '' : `, { ${written.join(', ')} }`
    return `${this.place.written}(${this.string(name)}${object})`
  }

  private property({ key, value, text }: TypedEvent['properties'][number]): string {
    const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : this.string(key)
    if (name === value) return name
    return `${name}: ${text === null ? value : this.string(text)}`
  }

  private string(value: string): string {
    const { quote } = this.style
    return `${quote}${spellString(value, quote, false)
      .map(({ raw }) => raw)
      .join('')}${quote}`
  }

  private get end(): string {
    return this.style.semicolons ? ';' : ''
  }

  private attribute(calls: readonly string[]): TextEdit {
    const { element, name } = this.place
    const opening = element.openingElement
    const [only] = calls
    const body = calls.length === 1 ? only : `{ ${calls.join('; ')}${this.end} }`
    const last = opening.attributes.at(-1)
    const at = last?.end ?? (opening.typeArguments ?? opening.name).end
    const indent = last === undefined ? null : indentOf(this.text, last)
    const gap = indent === null ? ' ' : `${this.style.newline}${indent}`
    return { start: at, end: at, text: `${gap}${name}={() => ${body}}` }
  }

  /** A function around the one that was handed over, which gets what it got. */
  private wrapped(node: Node, calls: readonly string[]): string {
    const name = this.text.slice(node.start, node.end)
    const count = parametersOf(this.parsed, node)
    const isHost = isHostElement(this.place.element)
    const used = `${name} ${calls.join(' ')}`
    const event = ['event', 'e', 'domEvent'].find((word) => !new RegExp(`\\b${word}\\b`).test(used)) ?? 'theEvent'
    const takesEvent = isHost && (count ?? 1) === 1
    const [params, args] = count === 0 ? ['', ''] : takesEvent ? [event, event] : ['...args', '...args']
    const isAsked = isOptional(this.parsed, node) || mayBeMissing(this.parsed, node)
    const invoke = `${name}${isAsked ? '?.' : ''}(${args})`
    const value = isHost ? invoke : `return ${invoke}`
    return `(${params}) => { ${calls.join('; ')}; ${value}${this.end} }`
  }

  private fromExpression(handler: Extract<Handler, { kind: 'expression' }>, plan: readonly Planned[]): TextEdit[] {
    const arrow = this.text.lastIndexOf('=>', handler.body.start)
    const start = arrow + 2 + (/^\s*/.exec(this.text.slice(arrow + 2))?.[0].length ?? 0)
    const { end } = handler.node
    const written = this.text.slice(start, end)
    if (plan.some(({ known }) => known !== null)) {
      const at = plan.findIndex(({ known }) => known !== null)
      const before = plan.slice(0, at).map(({ typed }) => `${this.call(typed)}; `)
      const after = plan.slice(at + 1).map(({ typed }) => `; ${this.call(typed)}`)
      return [
        { start, end: start, text: `{ ${before.join('')}` },
        { start: end, end, text: `${after.join('')}${this.end} }` },
      ]
    }
    const calls = plan.map(({ typed }) => this.call(typed)).join('; ')
    const ignoresValue = isHostElement(this.place.element) && !handler.node.async && doesSomething(handler.body)
    return [{ start, end, text: `{ ${calls}; ${ignoresValue ? '' : 'return '}${written}${this.end} }` }]
  }

  private intoBlock(handler: Extract<Handler, { kind: 'block' }>, plan: readonly Planned[]): TextEdit[] {
    const edits: TextEdit[] = []
    let previous: Statement | null =
      handler.body.findLast((statement) => statement.type === 'ExpressionStatement' && statement.directive != null) ??
      null
    let calls: string[] = []
    const flush = () => {
      if (calls.length > 0) edits.push(this.statements(handler, previous, calls))
      calls = []
    }
    for (const { typed, known } of plan) {
      if (known === null) calls.push(this.call(typed))
      else {
        flush()
        previous = known.statement
      }
    }
    flush()
    return edits
  }

  /** Statements after another one of a block, or at its beginning. */
  private statements(
    { body, block }: Extract<Handler, { kind: 'block' }>,
    previous: Statement | null,
    calls: readonly string[],
  ): TextEdit {
    const next = body[previous === null ? 0 : body.indexOf(previous) + 1]
    const near = previous ?? body[0]
    const indent = near === undefined ? this.indentOfEmpty(block) : indentOf(this.text, near)
    if (indent !== null) {
      const end =
        this.style.semicolons || (next !== undefined && /[;([`+\-/]/.test(this.text[next.start] ?? '')) ? ';' : ''
      const at = endOfLine(this.text, previous?.end ?? block.start + 1)
      const lines = calls.map(
        (call, index) => `${this.style.newline}${indent}${call}${index === calls.length - 1 ? end : this.end}`,
      )
      return { start: at, end: at, text: lines.join('') }
    }
    const joined = calls.join('; ')
    if (previous === null) {
      const at = block.start + 1
      return { start: at, end: at, text: next === undefined ? ` ${joined}${this.end} ` : ` ${joined};` }
    }
    const opening = this.text[previous.end - 1] === ';' ? ' ' : '; '
    return { start: previous.end, end: previous.end, text: `${opening}${joined}${next === undefined ? this.end : ';'}` }
  }

  private indentOfEmpty(block: Node): string | null {
    const inside = this.text.slice(block.start, block.end)
    if (!inside.includes('\n')) return null
    const line = this.text.slice(this.text.lastIndexOf('\n', block.start) + 1)
    return (/^[ \t]*/.exec(line)?.[0] ?? '') + this.style.indent
  }
}

/** An expression that can stand as a statement: its value is not what it is for. */
function doesSomething(node: Node): boolean {
  if (node.type === 'ChainExpression') return doesSomething(node.expression)
  return node.type === 'CallExpression' || node.type === 'AssignmentExpression' || node.type === 'UpdateExpression'
}

/** Whether a handler may be missing: its type says so, or it comes from outside and the file has no types. */
function isOptional(parsed: ParsedCode, node: Node): boolean {
  const name =
    node.type === 'Identifier'
      ? node.name
      : node.type === 'MemberExpression'
        ? literalName(node.property as Node)
        : null
  if (name === null) return false
  let optional: boolean | null = null
  eachNode(parsed.program, (each) => {
    if (
      (each.type === 'TSPropertySignature' || each.type === 'TSMethodSignature') &&
      literalName(each.key as Node) === name
    )
      optional = each.optional
  })
  if (optional !== null) return optional
  if (node.type !== 'Identifier') return false
  const declared = nameUses(parsed, name).declarations
  return (
    declared.some(({ scope }) => /Function/.test(scope.type)) && !parsed.text.includes('=> void') && isUntyped(parsed)
  )
}

function isUntyped({ program }: ParsedCode): boolean {
  let types = 0
  eachNode(program, (node) => {
    if (node.type === 'TSTypeAnnotation') types++
  })
  return types === 0
}

/** The elements in which a handler's value is nobody's business: those of HTML. */
const isHostElement = ({ openingElement: { name } }: JSXElement): boolean =>
  name.type === 'JSXIdentifier' && /^[a-z]/.test(name.name)
