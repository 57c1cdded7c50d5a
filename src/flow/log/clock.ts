import { type EventLog, noZone } from './event-log.ts'

/**
 * The same log on the clocks of those who wrote it: each time as the hands stood, its zone forgotten. The published figures of process
 * mining logs are in these times. Between two events on both sides of a change of the clock an hour comes or goes.
 */
export function asWritten(log: EventLog): EventLog {
  const time = log.time.map((utc, row) => {
    const zone = log.zone[row] as number
    return zone === noZone ? utc : utc + zone * 60_000
  })
  return { ...log, time }
}
