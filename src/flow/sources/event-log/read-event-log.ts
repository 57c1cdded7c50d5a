import { FairwayError } from '../../../base/errors.ts'
import type { QualityReason, ReadQuality } from '../../formats/read-quality.ts'
import { type EventLog, none } from '../../log/event-log.ts'
import { objectTypesOf } from '../../log/object-types.ts'
import type { ObjectName, PathEvent, PathLink, Reading } from '../path-event.ts'
import { SourceFindings, type SourceReason } from '../source-quality.ts'
import { type Activity, activities, type LinkKind, linkKinds, type ObjectType, objectTypes } from '../vocabulary.ts'
import { readCases } from './read-cases.ts'

/**
 * A log as a source. Each row is a record. One that speaks the words of the software path (exported from here, or generated) is read as it
 * stands, and a row whose activity or first object is none of the path's is set aside and counted. Of any other the cases are items.
 *
 * @param source for people
 * @param read what the reader of its file found: those of its rows that are not in the log are counted, too
 * @param type of the objects that are items; where nobody says it, the type that events touch most, in a log that has none of the path's
 * @throws FairwayError `bad-input` for a type that the log does not have
 */
export function readEventLog(log: EventLog, source: string, read?: ReadQuality, type?: string): Reading {
  const findings = new SourceFindings()
  findings.raw = read?.raw ?? log.size
  for (const { reason, count, examples } of read?.findings ?? []) {
    const said = reasonOf[reason]
    if (said !== null) findings.count(said, count, examples)
  }
  const accounts = log.resources.map((id) => ({ id, name: id, email: null, isBot: null }))
  if (type !== undefined && !log.objects.types.includes(type))
    throw new FairwayError('bad-input', `The log has no object of type “${type}”.`, {
      where: source,
      next: `It has ${log.objects.types.join(', ') || 'none at all'}.`,
    })
  const cases = type ?? typeOfCases(log)
  if (cases !== null) {
    findings.add('read-as-cases', source, cases)
    const { events, facts } = readCases(log, cases, findings)
    return { source, events, links: [], facts, accounts, quality: findings.quality(source, events.length) }
  }
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
  return { source, events, links, facts, accounts, quality: findings.quality(source, events.length) }
}

/** @returns `null` for a log with objects that the path knows, and for one without any */
function typeOfCases(log: EventLog): string | null {
  const types = objectTypesOf(log).map(({ type }) => type)
  return types.some((type) => Object.hasOwn(objectTypes, type)) ? null : (types[0] ?? null)
}

/** What a reader of files found, in the words of sources; `null` where it takes nothing away from a figure of the path. */
const reasonOf: Readonly<Record<QualityReason, SourceReason | null>> = {
  truncated: 'ends-early',
  'cut-off': 'cut-off',
  'bad-row': 'not-a-record',
  'no-case': 'no-id',
  'no-activity': 'not-a-record',
  'no-time': 'no-time',
  'bad-time': 'no-time',
  'implausible-time': 'implausible-time',
  'duplicate-event': 'repeated-id',
  'duplicate-case': null,
  'duplicate-object': null,
  'nameless-object': 'unknown-object',
  'unknown-object': 'unknown-object',
  'bad-attribute': 'bad-attribute',
  'repeated-attribute': null,
  'unnamed-event': null,
  'unnamed-case': null,
  'no-object': null,
  'empty-case': null,
  'bad-text': null,
  'other-lifecycle': null,
  'no-resource': null,
  'no-zone': 'no-zone',
  'day-only': null,
  'finer-time': null,
  tie: null,
}

function touchedBy(log: EventLog, row: number, names: readonly (ObjectName | null)[]): PathEvent['with'][number][] {
  const touched: PathEvent['with'][number][] = []
  for (let at = log.objectStart[row] as number; at < (log.objectStart[row + 1] as number); at++) {
    const object = names[log.objectRefs[at] as number]
    if (object) touched.push({ object, as: log.qualifiers[log.qualifier[at] as number] as string })
  }
  return touched
}
