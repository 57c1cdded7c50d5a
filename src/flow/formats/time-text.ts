import { noZone } from '../log/event-log.ts'

const two = (number: number): string => String(number).padStart(2, '0')

/**
 * A time in ISO 8601 as its source wrote it, so that reading it again gives the same moment and zone. Where the source wrote no zone it is
 * UTC with `-00:00`, by which RFC 3339 says so.
 *
 * @param ms UTC milliseconds of the years 0 to 9999
 * @param zone minutes east of UTC, or {@link noZone}
 */
export function timeText(ms: number, zone: number): string {
  if (zone === noZone) return `${new Date(ms).toISOString().slice(0, -1)}-00:00`
  if (zone === 0) return new Date(ms).toISOString()
  const offset = Math.abs(zone)
  const wall = new Date(ms + zone * 60_000).toISOString().slice(0, -1)
  return `${wall}${zone < 0 ? '-' : '+'}${two(Math.floor(offset / 60))}:${two(offset % 60)}`
}
