import type { Cases } from '../log/cases.ts'
import type { EventLog } from '../log/event-log.ts'

/** Milliseconds from the first event of each case to its last. */
export function caseDurations({ time }: EventLog, { start, rows, count }: Cases): Float64Array {
  const durations = new Float64Array(count)
  for (let each = 0; each < count; each++) {
    const first = time[rows[start[each] as number] as number] as number
    const last = time[rows[(start[each + 1] as number) - 1] as number] as number
    durations[each] = last - first
  }
  return durations
}
