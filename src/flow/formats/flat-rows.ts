import type { EventLog } from '../log/event-log.ts'
import { rowsInSourceOrder } from './source-order.ts'

/** An event seen from one object that it touches: a line of a table of events. */
export interface FlatRow {
  /** Index into the log's objects. */
  readonly object: number
  readonly row: number
  /** Position in the log's `objectRefs`. */
  readonly ref: number
}

/** A row for each event and object of a type that it touches, in the order of the source. An event that touches no such object is in no row. */
export function* flatRows(log: EventLog, objectType: string): Generator<FlatRow> {
  const { objects, objectStart, objectRefs } = log
  const type = objects.types.indexOf(objectType)
  for (const row of rowsInSourceOrder(log))
    for (let ref = objectStart[row] as number; ref < (objectStart[row + 1] as number); ref++) {
      const object = objectRefs[ref] as number
      if (objects.type[object] === type) yield { object, row, ref }
    }
}
