import type { EventLog } from '../log/event-log.ts'

/** Statuses beyond the most frequent keep the common name: a map of hundreds of names helps nobody. */
const mostStatuses = 60
const general = 'item status entered'

/** The same log with each status of a tracker as an activity of its own: what a board calls its columns is the way its items take. */
export function withStatusSteps(log: EventLog): EventLog {
  const entered = log.activities.indexOf(general)
  if (entered < 0) return log
  const statusOf = new Map<number, string>()
  for (const { of, name, value } of log.eventAttributes)
    if (name === 'status' && log.activity[of] === entered) statusOf.set(of, String(value))
  const counts = [...Map.groupBy(statusOf.values(), (status) => status)].map(
    ([status, all]) => [status, all.length] as const,
  )
  const named = counts
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, mostStatuses)
    .map(([status]) => status)
  const numbers = new Map(named.map((status, at) => [status, log.activities.length + at]))
  const activity = log.activity.map((number, row) => numbers.get(statusOf.get(row) ?? '') ?? number)
  return { ...log, activity, activities: [...log.activities, ...named.map((status) => `status: ${status}`)] }
}
