import type { LedgerEvent, ObjectType } from './event.ts'

/** Histories of all objects of a type out of events in order. */
export function byObject(events: Iterable<LedgerEvent>, type: ObjectType): Map<string, LedgerEvent[]> {
  const histories = new Map<string, LedgerEvent[]>()
  for (const event of events) {
    const ids = new Set(event.objects.filter((object) => object.type === type).map((object) => object.id))
    for (const id of ids) {
      const history = histories.get(id)
      if (history) history.push(event)
      else histories.set(id, [event])
    }
  }
  return histories
}
