import type { EventLog } from './event-log.ts'

/**
 * A log seen from one type of object: each object with the events that touch it, in order. Process mining calls this flattening: an event
 * that touches several objects of the type is in several cases, so sums over cases count it more than once.
 */
export interface Cases {
  readonly objectType: string
  readonly count: number
  /** The object of each case: index into the log's objects. */
  readonly object: Uint32Array
  /** The rows of case `c` are `rows[start[c] … start[c + 1] - 1]`; none is empty. */
  readonly start: Uint32Array
  readonly rows: Uint32Array
  /** The activity of each of {@link rows}: what maps and variants read, one after the other in memory. */
  readonly activity: Uint16Array
}

/** What comes first of two events of the same millisecond: what the source wrote first, or the activity whose name sorts first. */
export type TieOrder = 'source' | 'activity'

/** @param objectType its objects that no event touches are no cases */
export function casesOf(log: EventLog, objectType: string, ties: TieOrder = 'source'): Cases {
  const { objects, objectStart, objectRefs, size } = log
  const type = objects.types.indexOf(objectType)
  const isOfType = Uint8Array.from(objects.type, (each) => (each === type ? 1 : 0))
  const lengths = new Uint32Array(objects.ids.length)
  let total = 0
  for (let row = 0; row < size; row++) {
    const begin = objectStart[row] as number
    const end = objectStart[row + 1] as number
    for (let ref = begin; ref < end; ref++) {
      const touched = objectRefs[ref] as number
      if (isOfType[touched] === 0 || isRepeated(objectRefs, begin, ref)) continue
      lengths[touched] = (lengths[touched] as number) + 1
      total++
    }
  }
  const count = lengths.reduce((sum, length) => sum + (length > 0 ? 1 : 0), 0)
  const object = new Uint32Array(count)
  const start = new Uint32Array(count + 1)
  const next = new Uint32Array(objects.ids.length)
  let place = 0
  for (let number = 0, at = 0; number < lengths.length; number++) {
    if (lengths[number] === 0) continue
    object[at] = number
    next[number] = place
    place += lengths[number] as number
    start[++at] = place
  }
  const rows = new Uint32Array(total)
  for (let row = 0; row < size; row++) {
    const begin = objectStart[row] as number
    const end = objectStart[row + 1] as number
    for (let ref = begin; ref < end; ref++) {
      const touched = objectRefs[ref] as number
      if (isOfType[touched] === 0 || isRepeated(objectRefs, begin, ref)) continue
      const to = next[touched] as number
      rows[to] = row
      next[touched] = to + 1
    }
  }
  if (ties === 'activity') sortTiesByActivity(log, start, rows)
  const activity = new Uint16Array(total)
  for (let at = 0; at < total; at++) activity[at] = log.activity[rows[at] as number] as number
  return { objectType, count, object, start, rows, activity }
}

/** Whether the event touches the same object before, as something else. */
function isRepeated(refs: Uint32Array, begin: number, ref: number): boolean {
  for (let at = begin; at < ref; at++) if (refs[at] === refs[ref]) return true
  return false
}

/** In place: events of one case and one millisecond in the order of their activities' names. */
function sortTiesByActivity(log: EventLog, start: Uint32Array, rows: Uint32Array): void {
  const ranks = rankNames(log.activities)
  const rankOf = (row: number): number => ranks[log.activity[row] as number] as number
  for (let at = 0; at + 1 < start.length; at++) {
    const end = start[at + 1] as number
    for (let from = start[at] as number, to = from; from < end; from = to) {
      while (to < end && log.time[rows[to] as number] === log.time[rows[from] as number]) to++
      if (to - from > 1) rows.subarray(from, to).sort((a, b) => rankOf(a) - rankOf(b) || a - b)
    }
  }
}

function rankNames(names: readonly string[]): Uint32Array {
  const ranks = new Uint32Array(names.length)
  const sorted = names.map((name, number) => ({ name, number })).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const [rank, { number }] of sorted.entries()) ranks[number] = rank
  return ranks
}
