import type { Attribute, EventLog } from '../../log/event-log.ts'
import { none } from '../../log/event-log.ts'
import type { ObjectFact, ObjectName, PathEvent } from '../path-event.ts'
import type { SourceFindings } from '../source-quality.ts'
import { type Activity, activities } from '../vocabulary.ts'
import { webAddress } from '../web-address.ts'

/**
 * A log of another world, as a tracker or a process tool exports it: each case is an item, and what happened to it is the status that it entered.
 * What these mean is guessed by name and said by the team, as with any tracker. An activity that is called as the path calls it is that. An item
 * counts as created with the first that is heard of it.
 *
 * @param type of the objects that are the cases
 * @param findings gets the rows that are about none of them
 */
export function readCases(
  log: EventLog,
  type: string,
  findings: SourceFindings,
): { readonly events: readonly PathEvent[]; readonly facts: readonly ObjectFact[] } {
  const number = log.objects.types.indexOf(type)
  const isCase = (object: number): boolean => log.objects.type[object] === number
  const nameOf = (object: number): ObjectName => ({ type: 'item', id: log.objects.ids[object] as string })
  const attributes = Map.groupBy(log.eventAttributes, ({ of }) => of)
  const begun = new Set<number>()
  const events: PathEvent[] = []
  for (let row = 0; row < log.size; row++) {
    const written = log.activities[log.activity[row] as number] as string
    const cases = new Set(log.objectRefs.slice(log.objectStart[row], log.objectStart[row + 1]).filter(isCase))
    const activity = activityOf(written)
    if (cases.size === 0 || activity === null) {
      findings.add('other-kind', log.eventIds?.[row] ?? `row ${row + 1}`, written)
      continue
    }
    const resource = log.resource[row] as number
    const time = log.time[row] as number
    const told = {
      time,
      zone: log.zone[row] as number,
      by: resource === none ? null : (log.resources[resource] as string),
      with: [],
    }
    for (const object of cases) {
      const on = nameOf(object)
      const isFirst = !begun.has(object)
      begun.add(object)
      if (isFirst && activity !== 'item created')
        events.push({ ...told, id: `${on.id} item created`, activity: 'item created', place: -2, on, attributes: {} })
      events.push({
        ...told,
        id: `${on.id} ${written} ${new Date(time).toISOString()}`,
        activity,
        place: log.sequence[row] as number,
        on,
        attributes: {
          ...valuesOf(attributes.get(row)),
          ...(activity === 'item status entered' && activity !== written ? { status: written, first: isFirst } : {}),
        },
      })
    }
  }
  return {
    events,
    facts: log.objectAttributes.flatMap((each) => (isCase(each.of) ? factOf(each, nameOf(each.of)) : [])),
  }
}

/** @returns `null` for what the path knows, and not of items */
const activityOf = (written: string): Activity | null =>
  !Object.hasOwn(activities, written)
    ? 'item status entered'
    : activities[written as Activity].of === 'item'
      ? (written as Activity)
      : null

const valuesOf = (attributes: readonly Attribute[] = []): PathEvent['attributes'] =>
  Object.fromEntries(attributes.map(({ name, value }) => [name, value]))

/** What a case is called, where it is seen, whose it is; other tools mean other things by all other names. */
function factOf({ name, value, time }: EventLog['objectAttributes'][number], on: ObjectName): ObjectFact[] {
  switch (name.toLowerCase()) {
    case 'title':
    case 'summary':
    case 'subject':
      return [{ on, name: 'title', value, time }]
    case 'team':
      return [{ on, name: 'team', value, time }]
    case 'url': {
      const url = webAddress(String(value))
      return url === null ? [] : [{ on, name: 'url', value: url, time }]
    }
    default:
      return []
  }
}
