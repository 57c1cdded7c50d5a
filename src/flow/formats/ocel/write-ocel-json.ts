import type { EventLog } from '../../log/event-log.ts'
import { inChunks } from '../in-chunks.ts'
import { rowsInSourceOrder } from '../source-order.ts'
import { timeText } from '../time-text.ts'
import { OcelParts, type TypeParts } from './ocel-parts.ts'

/**
 * A log in OCEL 2.0 as JSON. Values are text beside the kind that their type declares, as the standard's schema has it. The person and the
 * transition of an event are its attributes `org:resource` and `lifecycle:transition`. Objects of the same id, which OCEL does not have, are
 * told apart by their type; their own id is their attribute `fairway:id`, from which it is read again.
 *
 * @returns UTF-8 text in pieces of some size
 */
export function writeOcelJson(log: EventLog): Generator<string> {
  return inChunks(pieces(new OcelParts(log)))
}

function* pieces(parts: OcelParts): Generator<string> {
  yield '{"objectTypes":'
  yield* list(parts.objectTypes, typeOf)
  yield ',\n"eventTypes":'
  yield* list(parts.eventTypes, typeOf)
  yield ',\n"objects":'
  yield* list(parts.objectIds.keys(), (object) => objectOf(parts, object))
  yield ',\n"events":'
  yield* list(rowsInSourceOrder(parts.log), (row) => eventOf(parts, row))
  yield '}\n'
}

function* list<Part>(parts: Iterable<Part>, entryOf: (part: Part) => unknown): Generator<string> {
  let mark = '['
  for (const part of parts) {
    yield `${mark}\n${JSON.stringify(entryOf(part))}`
    mark = ','
  }
  yield mark === '[' ? '[]' : ']'
}

const typeOf = ({ type, attributes }: TypeParts) => ({
  name: type,
  attributes: attributes.map(({ name, kind }) => ({ name, type: kind })),
})

function objectOf(parts: OcelParts, object: number) {
  const { objects } = parts.log
  return {
    id: parts.objectIds[object],
    type: objects.types[objects.type[object] as number],
    attributes: parts.attributesOfObject(object).map(({ name, time, value }) => ({
      name,
      time: timeText(time, 0),
      value: String(value),
    })),
    relationships: parts.linksOf(object).map(({ to, qualifier }) => ({ objectId: parts.objectIds[to], qualifier })),
  }
}

function eventOf(parts: OcelParts, row: number) {
  const { log } = parts
  return {
    id: parts.eventIds[row],
    type: log.activities[log.activity[row] as number],
    time: timeText(log.time[row] as number, log.zone[row] as number),
    attributes: parts.attributesOf(row).map(({ name, value }) => ({ name, value: String(value) })),
    relationships: parts.touchesOf(row),
  }
}
