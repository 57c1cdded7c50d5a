import { parquetWriteBuffer } from 'hyparquet-writer'
import { flatRows } from '../../flow/formats/flat-rows.ts'
import { transitionOf } from '../../flow/formats/lifecycle.ts'
import { type EventLog, type Lifecycle, lifecycles, none } from '../../flow/log/event-log.ts'

/**
 * The events of a log as an Apache Parquet table, seen from one type of object: the columns of the CSV, with times as UTC timestamps of a
 * millisecond and null for what a source does not tell.
 */
export function parquetOf(log: EventLog, objectType: string): Uint8Array {
  const rows = [...flatRows(log, objectType)]
  const textOf = (name: string, text: (row: (typeof rows)[number]) => string | null) => ({
    name,
    type: 'STRING' as const,
    nullable: true,
    data: rows.map(text),
  })
  const buffer = parquetWriteBuffer({
    columnData: [
      textOf('case', ({ object }) => log.objects.ids[object] ?? null),
      textOf('activity', ({ row }) => log.activities[log.activity[row] as number] ?? null),
      { name: 'time', type: 'TIMESTAMP', data: rows.map(({ row }) => new Date(log.time[row] as number)) },
      textOf('resource', ({ row }) => {
        const resource = log.resource[row] as number
        return resource === none ? null : (log.resources[resource] ?? null)
      }),
      textOf('lifecycle', ({ row }) => transitionOf(lifecycles[log.lifecycle[row] as number] as Lifecycle)),
      textOf('event id', ({ row }) => log.eventIds?.[row] ?? null),
      textOf('qualifier', ({ ref }) => log.qualifiers[log.qualifier[ref] as number] ?? null),
    ],
  })
  return new Uint8Array(buffer)
}
