import type { AttributeValue } from '../log/event-log.ts'
import type { LinkKind, ObjectType } from '../sources/vocabulary.ts'
import type { PathRecord, PathRecords } from './path-records.ts'

/** Something that happened on an item's way, to itself or to what serves it. */
export interface WayEvent {
  readonly at: number
  readonly activity: string
  readonly object: { readonly type: ObjectType; readonly id: string }
  readonly by: string | null
  readonly attributes: Readonly<Record<string, AttributeValue>>
}

/** Everything recorded of one item: so that whoever doubts a figure sees what it was made of. */
export interface ItemWay {
  /** The item first, then what belongs to it, with what it is to it. */
  readonly objects: readonly { readonly type: ObjectType; readonly id: string; readonly as: string }[]
  /** In order of time. */
  readonly events: readonly WayEvent[]
}

/** @returns `null` of an item that no source knows */
export function itemWay(records: PathRecords, id: string): ItemWay | null {
  const item = records.of.item.get(id)
  if (!item) return null
  const found: { readonly type: ObjectType; readonly as: string; readonly record: PathRecord }[] = [
    { type: 'item', as: 'the item', record: item },
  ]
  const seen = new Set([`item ${id}`])
  const add = (type: ObjectType, as: string, ids: readonly string[] | undefined): PathRecord[] =>
    (ids ?? []).flatMap((each) => {
      const record = records.of[type].get(each)
      if (!record || seen.has(`${type} ${each}`)) return []
      seen.add(`${type} ${each}`)
      found.push({ type, as, record })
      return [record]
    })
  const linked = (record: PathRecord, kind: LinkKind, side: 'to' | 'from') => record[side][kind]
  add('initiative', 'part of', linked(item, 'part of', 'to'))
  for (const pull of add('pull request', 'implemented by', linked(item, 'implements', 'from'))) {
    const commits = [
      ...add('commit', 'merged as', linked(pull, 'merged as', 'to')),
      ...add('commit', 'contains', linked(pull, 'contains', 'to')),
    ]
    for (const commit of commits) add('deployment', 'deployed by', linked(commit, 'deploys', 'from'))
  }
  const events = found.flatMap(({ type, record }) =>
    record.happenings.map(
      ({ activity, at, by, attributes }): WayEvent => ({
        at,
        activity,
        object: { type, id: record.id },
        by,
        attributes,
      }),
    ),
  )
  return {
    objects: found.map(({ type, as, record }) => ({ type, id: record.id, as })),
    events: events.sort((a, b) => a.at - b.at),
  }
}
