import { applyEdits, modify } from 'jsonc-parser'
import { isMap, isScalar, type Pair, parseDocument } from 'yaml'
import type { SlotId } from '../../base/ids.ts'
import type { Finding, RepoFacts, SlotEdit, SourceFile } from '../lane.ts'
import { decode, encode } from '../source/decode.ts'
import { isOpen } from './event-slots.ts'
import { finding } from './rules.ts'
import { readPlan } from './tracking-plan.ts'

interface NewEvent {
  readonly name: string
  readonly properties: readonly (readonly [name: string, type: string])[]
  readonly description: string
}

const form = /^([a-z][a-z0-9_-]*)\s*(?:\{([^{}]*)\})?\s*(.*)$/

/** Adds an event to the tracking plan at the end of its events, typed as `name {property: type} What it means`. */
export function addPlannedEvent(
  file: SourceFile,
  edits: readonly SlotEdit[],
  slot: SlotId,
  facts: RepoFacts,
): Uint8Array | Finding[] {
  const { path } = file
  const decoded = decode(file.bytes)
  if (decoded === null || !isOpen(path, facts) || readPlan(path, decoded.text) === null)
    return [finding('instrumentation/no-plan', path, 0)]
  let { text } = decoded
  for (const edit of edits) {
    if (edit.slot !== slot || edit.path !== path) return [finding('instrumentation/plan', path, 0, 'this slot is gone')]
    const events = edit.to.split(/\r?\n/).filter((line) => line.trim() !== '')
    for (const line of events) {
      const event = readNewEvent(line.trim())
      const isKnown = event !== null && readPlan(path, text)?.events.has(event.name) === true
      const next =
        event === null || isKnown ? null : /\.jsonc?$/i.test(path) ? addToJson(text, event) : addToYaml(text, event)
      if (next === null) return [finding('instrumentation/plan', path, 0, line.slice(0, 120))]
      text = next
    }
  }
  if (text === decoded.text) return [finding('instrumentation/nothing', path, 0)]
  return encode({ text, bom: decoded.bom })
}

function readNewEvent(line: string): NewEvent | null {
  const [, name, properties = '', description = ''] = form.exec(line) ?? []
  if (name === undefined) return null
  const pairs = properties
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => /^"?([A-Za-z][\w-]*)"?\s*:\s*"?(\w+)"?$/.exec(each))
  if (pairs.some((pair) => pair === null)) return null
  return { name, properties: pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? ''] as const), description }
}

function addToJson(text: string, { name, properties, description }: NewEvent): string {
  const value = {
    ...(description === '' ? {} : { description }),
    properties: Object.fromEntries(properties.map(([key, type]) => [key, { type }])),
  }
  const indent = /^(?:\t| +)(?=\S)/m.exec(text)?.[0] ?? '  '
  const formattingOptions = {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  }
  return applyEdits(text, modify(text, ['events', name], value, { formattingOptions }))
}

/** Only where events stand one below the other; `null` for a plan in braces. */
function addToYaml(text: string, event: NewEvent): string | null {
  const document = parseDocument(text)
  const events = isMap(document.contents) ? document.contents.get('events') : null
  if (!isMap(events) || events.flow === true || events.items.length === 0) return null
  const column = (pair: Pair): number => {
    const at = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0
    return at - (text.lastIndexOf('\n', at - 1) + 1)
  }
  const last = events.items.at(-1) as Pair
  const indent = column(last)
  const inner =
    isMap(last.value) && last.value.flow !== true && last.value.items[0] ? column(last.value.items[0]) : indent + 2
  const lines = lineEnds(text)
  const start = isScalar(last.key) ? (last.key.range?.[0] ?? 0) : 0
  const at = endOfBlock(text, lines, start, indent)
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const write = (depth: number, words: string) => `${newline}${' '.repeat(depth)}${words}`
  const step = inner - indent
  const added = [
    write(indent, `${event.name}:`),
    event.description === '' ? '' : write(inner, `description: ${JSON.stringify(event.description)}`),
    event.properties.length === 0 ? write(inner, 'properties: {}') : write(inner, 'properties:'),
    ...event.properties.map(([name, type]) => write(inner + step, `${name}: { type: ${type} }`)),
  ]
  return text.slice(0, at) + added.join('') + text.slice(at)
}

function lineEnds(text: string): number[] {
  const ends: number[] = []
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at)
  if (ends.at(-1) !== text.length - 1) ends.push(text.length)
  return ends
}

/** Where the last line ends that belongs to a key: those below it that stand further in. */
function endOfBlock(text: string, ends: readonly number[], start: number, indent: number): number {
  let at = text.length
  let isInside = false
  for (const end of ends) {
    if (end < start) continue
    const line = text.slice(text.lastIndexOf('\n', end - 1) + 1, end)
    const depth = /^ */.exec(line)?.[0].length ?? 0
    if (isInside && line.trim() !== '' && depth <= indent) break
    if (line.trim() !== '' || !isInside) at = line.endsWith('\r') ? end - 1 : end
    isInside = true
  }
  return at
}
