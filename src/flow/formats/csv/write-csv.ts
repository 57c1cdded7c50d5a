import { type EventLog, type Lifecycle, lifecycles, none } from '../../log/event-log.ts'
import { flatRows } from '../flat-rows.ts'
import { inChunks } from '../in-chunks.ts'
import { transitionOf } from '../lifecycle.ts'
import { timeText } from '../time-text.ts'

const header = ['case', 'activity', 'time', 'resource', 'lifecycle', 'event id', 'qualifier']

/**
 * The events of a log as a table (RFC 4180), seen from one type of object.
 *
 * @returns UTF-8 text in pieces of some size
 */
export function writeCsv(log: EventLog, objectType: string): Generator<string> {
  return inChunks(rowsOf(log, objectType))
}

function* rowsOf(log: EventLog, objectType: string): Generator<string> {
  yield rowText(header)
  for (const { object, row, ref } of flatRows(log, objectType)) {
    const resource = log.resource[row] as number
    yield rowText([
      log.objects.ids[object] ?? '',
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
