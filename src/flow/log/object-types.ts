import type { EventLog } from './event-log.ts'

export interface ObjectTypeFigures {
  readonly type: string
  readonly objects: number
  /** Times an event touches an object of the type. */
  readonly touches: number
}

/** The types of objects of a log, the one that events touch most first. */
export function objectTypesOf({ objects, objectRefs }: EventLog): ObjectTypeFigures[] {
  const counts = objects.types.map(() => ({ objects: 0, touches: 0 }))
  for (const type of objects.type) (counts[type] as { objects: number }).objects++
  for (const object of objectRefs) (counts[objects.type[object] as number] as { touches: number }).touches++
  return objects.types
    .map((type, number) => ({ type, ...(counts[number] as { objects: number; touches: number }) }))
    .sort((a, b) => b.touches - a.touches)
}
