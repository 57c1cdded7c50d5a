import { type AttributeValue, type EventLog, none } from '../log/event-log.ts'
import type { LinkKind, ObjectType } from '../sources/vocabulary.ts'

/** An event in the life of one object. */
export interface Happening {
  readonly activity: string
  /** UTC milliseconds. */
  readonly at: number
  readonly by: string | null
  readonly attributes: Readonly<Record<string, AttributeValue>>
}

/** One object of the path: its own events in order, what is said of it, and what it is tied to. */
export interface PathRecord {
  readonly id: string
  readonly happenings: readonly Happening[]
  /** The last word on each attribute at the moment of the data. */
  readonly facts: Readonly<Record<string, AttributeValue>>
  /** Ids of the objects that links of a kind lead to, from here. */
  readonly to: Readonly<Partial<Record<LinkKind, readonly string[]>>>
  /** The same, of links that lead here. */
  readonly from: Readonly<Partial<Record<LinkKind, readonly string[]>>>
}

/** A log seen as lives of the objects of the software path. */
export interface PathRecords {
  /** UTC milliseconds: later events are left out. */
  readonly asOf: number
  readonly of: Readonly<Record<ObjectType, ReadonlyMap<string, PathRecord>>>
}

interface Draft {
  readonly id: string
  readonly happenings: Happening[]
  readonly facts: Record<string, AttributeValue>
  readonly to: Partial<Record<LinkKind, string[]>>
  readonly from: Partial<Record<LinkKind, string[]>>
}

/**
 * @param log as `addToLog` writes it: the first object of an event is the one whose life it is
 * @param asOf UTC milliseconds: what was known then
 */
export function pathRecords(log: EventLog, asOf: number): PathRecords {
  const drafts = log.objects.ids.map((id): Draft => ({ id, happenings: [], facts: {}, to: {}, from: {} }))
  const attributes = attributesByRow(log)
  // What was first heard of later was not there then. What no event is about is known by name alone, at any time.
  const heardOfLater = new Set<Draft>()
  for (let row = 0; row < log.size; row++) {
    const resource = log.resource[row] as number
    const first = log.objectStart[row] as number
    if (first === log.objectStart[row + 1]) continue
    if ((log.time[row] as number) > asOf) {
      const draft = drafts[log.objectRefs[first] as number]
      if (draft?.happenings.length === 0) heardOfLater.add(draft)
      continue
    }
    drafts[log.objectRefs[first] as number]?.happenings.push({
      activity: log.activities[log.activity[row] as number] as string,
      at: log.time[row] as number,
      by: resource === none ? null : (log.resources[resource] as string),
      attributes: attributes.get(row) ?? nothingSaid,
    })
  }
  for (const { of, name, value, time } of log.objectAttributes.toSorted((a, b) => a.time - b.time)) {
    const draft = drafts[of]
    if (draft && time <= asOf) draft.facts[name] = value
  }
  for (const { from, to, qualifier } of log.links) {
    const [source, target] = [drafts[from], drafts[to]]
    if (!source || !target) continue
    add(source.to, qualifier as LinkKind, target.id)
    add(target.from, qualifier as LinkKind, source.id)
  }
  const ofType = (type: ObjectType): ReadonlyMap<string, PathRecord> =>
    new Map(
      drafts
        .filter((draft, at) => log.objects.types[log.objects.type[at] as number] === type && !heardOfLater.has(draft))
        .map((each) => [each.id, each]),
    )
  return {
    asOf,
    of: {
      initiative: ofType('initiative'),
      item: ofType('item'),
      'pull request': ofType('pull request'),
      commit: ofType('commit'),
      deployment: ofType('deployment'),
      incident: ofType('incident'),
      meeting: ofType('meeting'),
    },
  }
}

const nothingSaid: Happening['attributes'] = Object.freeze({})

function attributesByRow({ eventAttributes }: EventLog): ReadonlyMap<number, Happening['attributes']> {
  const byRow = new Map<number, Record<string, AttributeValue>>()
  for (const { of, name, value } of eventAttributes) {
    const known = byRow.get(of)
    if (known) known[name] = value
    else byRow.set(of, { [name]: value })
  }
  return byRow
}

function add(ties: Partial<Record<LinkKind, string[]>>, kind: LinkKind, id: string): void {
  const known = ties[kind]
  if (known) known.push(id)
  else ties[kind] = [id]
}

/** When something first happened to an object; `null` if it has not. */
export const firstTime = (record: PathRecord, ...activities: readonly string[]): number | null =>
  record.happenings.find(({ activity }) => activities.includes(activity))?.at ?? null
