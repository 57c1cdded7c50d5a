import type { Cases } from '../log/cases.ts'
import { type EventLog, lifecycles } from '../log/event-log.ts'

/** One stretch of work: from the start of an activity in a case to its completion. */
export interface TouchTimes {
  /** For each pair: the activity, and how long it took in milliseconds. */
  readonly activity: Uint16Array
  readonly duration: Float64Array
  /** For each activity: completions without a start before them, and starts that nothing completed. Neither has a length. */
  readonly withoutStart: Uint32Array
  readonly withoutEnd: Uint32Array
}

const started = lifecycles.indexOf('start')
const completed = lifecycles.indexOf('complete')

/** The first start with the first completion of the same activity in the same case, the second with the second, and so on. */
export function touchTimes(log: EventLog, cases: Cases): TouchTimes {
  const withoutStart = new Uint32Array(log.activities.length)
  const withoutEnd = new Uint32Array(log.activities.length)
  const activities: number[] = []
  const durations: number[] = []
  for (let each = 0; each < cases.count; each++) {
    const waiting = new Map<number, number[]>()
    for (let at = cases.start[each] as number; at < (cases.start[each + 1] as number); at++) {
      const row = cases.rows[at] as number
      const activity = cases.activity[at] as number
      const time = log.time[row] as number
      const open = waiting.get(activity) ?? []
      if (log.lifecycle[row] === started) waiting.set(activity, [...open, time])
      if (log.lifecycle[row] !== completed) continue
      const [since, ...rest] = open
      if (since === undefined) withoutStart[activity] = (withoutStart[activity] as number) + 1
      else {
        waiting.set(activity, rest)
        activities.push(activity)
        durations.push(time - since)
      }
    }
    for (const [activity, open] of waiting) withoutEnd[activity] = (withoutEnd[activity] as number) + open.length
  }
  return { activity: Uint16Array.from(activities), duration: Float64Array.from(durations), withoutStart, withoutEnd }
}
