import { isPlausible } from '../formats/time-options.ts'
import { noZone } from '../log/event-log.ts'

export interface SourceTime {
  /** UTC milliseconds. */
  readonly time: number
  /** Minutes east of UTC that were written, or `noZone`: then the time is taken as UTC. */
  readonly zone: number
}

const shape =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ](\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i

/**
 * A time as trackers and forges write it: ISO 8601 with or without seconds and zone, with `+0800` as Jira writes it, with ` UTC` as
 * GitLab's webhooks write it, with days and hours of one digit as spreadsheets write them; or as a number, in seconds or milliseconds since
 * 1970, which are told apart by how large they are.
 *
 * @returns `null` for what is no time, and for what tools write where they know none: the 30th of February, `yesterday`, the years 1 and 1970
 */
export function sourceTime(written: unknown): SourceTime | null {
  const read = typeof written === 'number' ? sinceEpoch(written) : typeof written === 'string' ? timeIn(written) : null
  return read !== null && isPlausible(read.time, {}) ? read : null
}

/** A number of seconds for a plausible year has ten digits, one of milliseconds thirteen. */
function sinceEpoch(number: number): SourceTime | null {
  if (!Number.isFinite(number)) return null
  return { time: Math.floor(Math.abs(number) < 1e11 ? number * 1000 : number), zone: 0 }
}

function timeIn(text: string): SourceTime | null {
  if (/^\d{10}(\d{3})?$/.test(text)) return sinceEpoch(Number(text))
  const [, ...parts] = shape.exec(text.trim()) ?? []
  if (parts.length === 0) return null
  const [year, month, day, hour, minute, second] = parts.slice(0, 6).map((part) => Number(part ?? 0)) as Six
  const ms = Number((parts[6] ?? '').slice(0, 3).padEnd(3, '0'))
  if (hour > 23 || minute > 59 || second > 59) return null
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, ms)
  // A day that the month does not have lies in another month.
  if (new Date(wall).getUTCMonth() !== month - 1) return null
  const zone = zoneOf(parts[7])
  return { time: wall - (zone === noZone ? 0 : zone * 60_000), zone }
}

type Six = [number, number, number, number, number, number]

function zoneOf(written: string | undefined): number {
  if (written === undefined) return noZone
  if (/^(z|utc)$/i.test(written)) return 0
  const minutes = Number(written.slice(1, 3)) * 60 + Number(written.slice(3).replace(':', '') || 0)
  return written.startsWith('-') ? -minutes : minutes
}
