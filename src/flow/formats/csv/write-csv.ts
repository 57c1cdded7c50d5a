import { type EventLog, type Lifecycle, lifecycles, none } from '../../log/event-log.ts'
import { inChunks } from '../in-chunks.ts'
import { transitionOf } from '../lifecycle.ts'
import { rowsInSourceOrder } from '../source-order.ts'
import { timeText } from '../time-text.ts'

const header = ['case', 'activity', 'time', 'resource', 'lifecycle', 'event id', 'qualifier']

/**
 * The events of a log as a table (RFC 4180), seen from one type of object: a row for each event and object that it touches, in the order of
 * the source. An event that touches no such object is in no row.
 *
 * @returns UTF-8 text in pieces of some size
 */
export function writeCsv(log: EventLog, objectType: string): Generator<string> {
  return inChunks(rowsOf(log, objectType))
}

function* rowsOf(log: EventLog, objectType: string): Generator<string> {
  const { objects, objectStart, objectRefs } = log
  const type = objects.types.indexOf(objectType)
  yield rowText(header)
  for (const row of rowsInSourceOrder(log))
    for (let ref = objectStart[row] as number; ref < (objectStart[row + 1] as number); ref++) {
      const object = objectRefs[ref] as number
      if (objects.type[object] !== type) continue
      const resource = log.resource[row] as number
      yield rowText([
        objects.ids[object] ?? '',
        log.activities[log.activity[row] as number] ?? '',
        timeText(log.time[row] as number, log.zone[row] as number),
        resource === none ? '' : (log.resources[resource] ?? ''),
        transitionOf(lifecycles[log.lifecycle[row] as number] as Lifecycle),
        log.eventIds?.[row] ?? '',
        log.qualifiers[log.qualifier[ref] as number] ?? '',
      ])
    }
}

const rowText = (cells: readonly string[]): string => `${cells.map(cellText).join(',')}\r\n`

const cellText = (text: string): string => (/[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
