import { type EventLog, none } from '../../log/event-log.ts'
import type { ObjectName, PathEvent, PathLink, Reading } from '../path-event.ts'
import { SourceFindings } from '../source-quality.ts'
import { type Activity, activities, type LinkKind, linkKinds, type ObjectType, objectTypes } from '../vocabulary.ts'

/**
 * A log that speaks the words of the software path (one that was exported from here, or generated) as a source. Each row is a record; a row
 * whose activity or first object is none of the path's is set aside and counted.
 *
 * @param source for people
 */
export function readEventLog(log: EventLog, source: string): Reading {
  const findings = new SourceFindings()
  findings.raw = log.size
  const nameOf = (object: number): ObjectName | null => {
    const type = log.objects.types[log.objects.type[object] as number] as string
    return type in objectTypes ? { type: type as ObjectType, id: log.objects.ids[object] as string } : null
  }
  const names = log.objects.ids.map((_, object) => nameOf(object))
  const attributes = Map.groupBy(log.eventAttributes, ({ of }) => of)
  const events: PathEvent[] = []
  for (let row = 0; row < log.size; row++) {
    const activity = log.activities[log.activity[row] as number] as string
    const [first, ...others] = touchedBy(log, row, names)
    const where = log.eventIds?.[row] ?? `row ${row + 1}`
    if (!(activity in activities) || !first) {
      findings.add('other-kind', where, activity)
      continue
    }
    const resource = log.resource[row] as number
    const time = log.time[row] as number
    events.push({
      id: log.eventIds?.[row] ?? `${first.object.id} ${activity} ${new Date(time).toISOString()} ${log.sequence[row]}`,
      activity: activity as Activity,
      time,
      zone: log.zone[row] as number,
      place: log.sequence[row] as number,
      by: resource === none ? null : (log.resources[resource] as string),
      on: first.object,
      with: others,
      attributes: Object.fromEntries((attributes.get(row) ?? []).map(({ name, value }) => [name, value])),
    })
  }
  const links = log.links.flatMap(({ from, to, qualifier }): PathLink[] => {
    const [source, target] = [names[from], names[to]]
    return source && target && qualifier in linkKinds ? [{ from: source, to: target, as: qualifier as LinkKind }] : []
  })
  const facts = log.objectAttributes.flatMap(({ of, name, value, time }) => {
    const on = names[of]
    return on ? [{ on, name, value, time }] : []
  })
  const accounts = log.resources.map((id) => ({ id, name: id, email: null, isBot: null }))
  return { source, events, links, facts, accounts, quality: findings.quality(source, events.length) }
}

function touchedBy(log: EventLog, row: number, names: readonly (ObjectName | null)[]): PathEvent['with'][number][] {
  const touched: PathEvent['with'][number][] = []
  for (let at = log.objectStart[row] as number; at < (log.objectStart[row + 1] as number); at++) {
    const object = names[log.objectRefs[at] as number]
    if (object) touched.push({ object, as: log.qualifiers[log.qualifier[at] as number] as string })
  }
  return touched
}
