import { type EventLog, lifecycles, none, noZone } from '../../src/flow/log/event-log.ts'

/**
 * All that a log says, without the numbers it says it with: two readers may number names differently and mean the same. Events are in the
 * order of their source, everything that has no order is sorted.
 */
export function plainLog(log: EventLog) {
  const objectName = (object: number): string =>
    `${log.objects.types[log.objects.type[object] ?? 0]}/${log.objects.ids[object]}`
  const rows = Array.from(log.sequence.keys()).sort((a, b) => (log.sequence[a] ?? 0) - (log.sequence[b] ?? 0))
  return {
    events: rows.map((row) => ({
      id: log.eventIds?.[row] ?? null,
      activity: log.activities[log.activity[row] ?? 0],
      time: new Date(log.time[row] ?? 0).toISOString(),
      zone: log.zone[row] === noZone ? null : log.zone[row],
      resource: log.resource[row] === none ? null : log.resources[log.resource[row] ?? 0],
      lifecycle: lifecycles[log.lifecycle[row] ?? 0],
      touches: Array.from({ length: (log.objectStart[row + 1] ?? 0) - (log.objectStart[row] ?? 0) }, (_, at) => {
        const ref = (log.objectStart[row] ?? 0) + at
        return `${objectName(log.objectRefs[ref] ?? 0)} as ${log.qualifiers[log.qualifier[ref] ?? 0]}`
      }).sort(),
      attributes: sorted(
        log.eventAttributes.filter(({ of }) => of === row).map(({ name, value }) => ({ name, value })),
      ),
    })),
    objects: sorted(log.objects.ids.map((_, object) => objectName(object))),
    links: sorted(log.links.map(({ from, to, qualifier }) => `${objectName(from)} ${qualifier} ${objectName(to)}`)),
    attributes: sorted(log.objectAttributes.map(({ of, ...rest }) => ({ of: objectName(of), ...rest }))),
  }
}

function sorted<Value>(values: readonly Value[]): Value[] {
  const keyOf = (value: Value): string => JSON.stringify(value, Object.keys(Object(value)).sort())
  return [...values].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}
