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
}

/** What comes first of two events of the same millisecond: what the source wrote first, or the activity whose name sorts first. */
export type TieOrder = 'source' | 'activity'

/** @param objectType its objects that no event touches are no cases */
export function casesOf(log: EventLog, objectType: string, ties: TieOrder = 'source'): Cases {
  const { objects, objectStart, objectRefs, size } = log
  const type = objects.types.indexOf(objectType)
  const lengths = new Uint32Array(objects.ids.length)
  let total = 0
  const eachTouch = (visit: (object: number, row: number) => void) => {
    for (let row = 0; row < size; row++) {
      const begin = objectStart[row] as number
      const end = objectStart[row + 1] as number
      for (let ref = begin; ref < end; ref++) {
        const touched = objectRefs[ref] as number
        if (objects.type[touched] === type && objectRefs.indexOf(touched, begin) === ref) visit(touched, row)
      }
    }
  }
  eachTouch((touched) => {
    lengths[touched] = (lengths[touched] as number) + 1
    total++
  })
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
  eachTouch((touched, row) => {
    const to = next[touched] as number
    rows[to] = row
    next[touched] = to + 1
  })
  const cases = { objectType, count, object, start, rows }
  if (ties === 'activity') sortTiesByActivity(log, cases)
  return cases
}

/** In place: events of one case and one millisecond in the order of their activities' names. */
function sortTiesByActivity(log: EventLog, { start, rows }: Cases): void {
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
