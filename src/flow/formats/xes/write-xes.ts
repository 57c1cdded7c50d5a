import { casesOf } from '../../log/cases.ts'
import { type EventLog, type Lifecycle, lifecycles, none } from '../../log/event-log.ts'
import { inChunks } from '../in-chunks.ts'
import { transitionOf } from '../lifecycle.ts'
import { timeText } from '../time-text.ts'
import { escapeXml, fitText } from '../xml-text.ts'

const attribute = (kind: 'string' | 'date' | 'int', key: string, value: string): string =>
  `<${kind} key="${key}" value="${escapeXml(fitText(value))}"/>`

const extensions = ['Concept', 'Time', 'Organizational', 'Lifecycle'].map((name) => {
  const prefix = name === 'Organizational' ? 'org' : name.toLowerCase()
  return `  <extension name="${name}" prefix="${prefix}" uri="http://www.xes-standard.org/${prefix}.xesext"/>\n`
})

/**
 * A log in XES (IEEE 1849), flattened: a trace is an object of one type with the events that touch it. The file says so itself, and how
 * many events that puts into several traces or into none, since figures of a flattened log count the former more than once.
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
  for (let each = 0; each < cases.count; each++) {
    yield `  <trace>\n    ${attribute('string', 'concept:name', log.objects.ids[cases.object[each] as number] ?? '')}\n`
    for (let at = cases.start[each] as number; at < (cases.start[each + 1] as number); at++)
      yield eventText(log, cases.rows[at] as number)
    yield '  </trace>\n'
  }
  yield '</log>\n'
}

function eventText(log: EventLog, row: number): string {
  const resource = log.resource[row] as number
  const id = log.eventIds?.[row] ?? ''
  const attributes = [
    attribute('string', 'concept:name', log.activities[log.activity[row] as number] ?? ''),
    attribute('date', 'time:timestamp', timeText(log.time[row] as number, log.zone[row] as number)),
    attribute('string', 'lifecycle:transition', transitionOf(lifecycles[log.lifecycle[row] as number] as Lifecycle)),
    ...(resource === none ? [] : [attribute('string', 'org:resource', log.resources[resource] ?? '')]),
    ...(id === '' ? [] : [attribute('string', 'concept:instance', id)]),
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
