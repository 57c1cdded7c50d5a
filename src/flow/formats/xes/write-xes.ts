import { casesOf } from '../../log/cases.ts'
import {
  type Attribute,
  type AttributeValue,
  type EventLog,
  type Lifecycle,
  lifecycles,
  none,
} from '../../log/event-log.ts'
import { inChunks } from '../in-chunks.ts'
import { transitionOf } from '../lifecycle.ts'
import { startsOf } from '../source-order.ts'
import { timeText } from '../time-text.ts'
import { escapeXml, fitText } from '../xml-text.ts'

const attribute = (kind: 'string' | 'date' | 'int' | 'float' | 'boolean', key: string, value: string): string =>
  `<${kind} key="${escapeXml(fitText(key))}" value="${escapeXml(fitText(value))}"/>`

/** What the columns of a log write already, so that no key stands twice in one element. */
const written = ['concept:name', 'time:timestamp', 'lifecycle:transition', 'org:resource', 'concept:instance']

const extensions = ['Concept', 'Time', 'Organizational', 'Lifecycle'].map((name) => {
  const prefix = name === 'Organizational' ? 'org' : name.toLowerCase()
  return `  <extension name="${name}" prefix="${prefix}" uri="http://www.xes-standard.org/${prefix}.xesext"/>\n`
})

/**
 * A log in XES (IEEE 1849), flattened: a trace is an object of one type with the events that touch it. The file says so itself, and how
 * many events that puts into several traces or into none, since figures of a flattened log count the former more than once. Events keep their
 * attributes, such as the status that was entered; a trace has what was last known of its object, since XES knows no time of a trace's values.
 *
 * @returns UTF-8 text in pieces of some size
 */
export function writeXes(log: EventLog, objectType: string): Generator<string> {
  return inChunks(pieces(log, objectType))
}

function* pieces(log: EventLog, objectType: string): Generator<string> {
  const cases = casesOf(log, objectType)
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1849-2016" xes.features="nested-attributes" xmlns="http://www.xes-standard.org/">\n'
  yield* extensions
  const { inSeveral, inNone } = timesUsed(log, cases.rows)
  yield `  ${attribute('string', 'flattening', 'a trace is an object of one type with all events that touch it')}\n`
  yield `  ${attribute('string', 'flattening:object-type', objectType)}\n`
  yield `  ${attribute('int', 'flattening:events-in-several-traces', String(inSeveral))}\n`
  yield `  ${attribute('int', 'flattening:events-in-no-trace', String(inNone))}\n`
  const ofObject = Map.groupBy(log.objectAttributes, ({ of }) => of)
  const ofEvent = startsOf(
    log.eventAttributes.map(({ of }) => of),
    log.size,
  )
  for (let each = 0; each < cases.count; each++) {
    const object = cases.object[each] as number
    yield `  <trace>\n    ${attribute('string', 'concept:name', log.objects.ids[object] ?? '')}\n`
    const known = (ofObject.get(object) ?? []).toSorted((a, b) => a.time - b.time)
    for (const text of attributeTexts(known)) yield `    ${text}\n`
    for (let at = cases.start[each] as number; at < (cases.start[each + 1] as number); at++) {
      const row = cases.rows[at] as number
      yield eventText(log, row, log.eventAttributes.slice(ofEvent[row], ofEvent[row + 1]))
    }
    yield '  </trace>\n'
  }
  yield '</log>\n'
}

/** Of values under one name the last one. */
function attributeTexts(known: readonly Pick<Attribute, 'name' | 'value'>[]): string[] {
  const values = new Map(known.map(({ name, value }) => [name, value]))
  for (const name of written) values.delete(name)
  return Array.from(values, ([name, value]) => attribute(kindOf(value), name, String(value)))
}

function kindOf(value: AttributeValue): 'string' | 'int' | 'float' | 'boolean' {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string' || !Number.isFinite(value)) return 'string'
  return Number.isSafeInteger(value) ? 'int' : 'float'
}

function eventText(log: EventLog, row: number, known: readonly Attribute[]): string {
  const resource = log.resource[row] as number
  const id = log.eventIds?.[row] ?? ''
  const attributes = [
    attribute('string', 'concept:name', log.activities[log.activity[row] as number] ?? ''),
    attribute('date', 'time:timestamp', timeText(log.time[row] as number, log.zone[row] as number)),
    attribute('string', 'lifecycle:transition', transitionOf(lifecycles[log.lifecycle[row] as number] as Lifecycle)),
    ...(resource === none ? [] : [attribute('string', 'org:resource', log.resources[resource] ?? '')]),
    ...(id === '' ? [] : [attribute('string', 'concept:instance', id)]),
    ...attributeTexts(known),
  ]
  return `    <event>${attributes.join('')}</event>\n`
}

function timesUsed({ size }: EventLog, rows: Uint32Array): { readonly inSeveral: number; readonly inNone: number } {
  const uses = new Uint32Array(size)
  for (const row of rows) uses[row] = (uses[row] as number) + 1
  return {
    inSeveral: uses.reduce((sum, count) => sum + (count > 1 ? 1 : 0), 0),
    inNone: uses.reduce((sum, count) => sum + (count === 0 ? 1 : 0), 0),
  }
}
