import type { Cases } from '../log/cases.ts'
import type { EventLog } from '../log/event-log.ts'

/** Moments at which a case has several events: their order is what the source says, and no clock. */
export function tiesOf({ time }: EventLog, { start, rows, count }: Cases): number {
  const timeAt = (at: number): number => time[rows[at] as number] as number
  let ties = 0
  for (let each = 0; each < count; each++) {
    const first = start[each] as number
    for (let at = first + 1; at < (start[each + 1] as number); at++)
      if (timeAt(at) === timeAt(at - 1) && (at - 1 === first || timeAt(at - 1) !== timeAt(at - 2))) ties++
  }
  return ties
}
