import type { ZoneOffset } from '../../formats/zone-offset.ts'
import { type ContentLine, paramOf } from './content-lines.ts'

/**
 * A moment as a calendar writes it. `wall` is what a clock shows, as if it were one in UTC; only with a zone is it an instant.
 */
export interface CalendarTime {
  readonly wall: number
  /** `UTC` for a time with a Z; `null` for one without any zone, which is whatever the reader's own is. */
  readonly zone: string | null
  /** Written as a day, without a time. */
  readonly isDay: boolean
}

const shape = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/i

/** @returns `null` for what is no time */
export function calendarTime(text: string, zone: string | null): CalendarTime | null {
  const [, ...parts] = shape.exec(text.trim()) ?? []
  if (parts.length === 0) return null
  const [year, month, day, hour, minute, second] = parts.slice(0, 6).map((part) => Number(part ?? 0)) as Six
  // A leap second, which clocks do not show, is the one after it.
  if (hour > 23 || minute > 59 || second > 60) return null
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  if (new Date(Date.UTC(year, month - 1, day)).getUTCMonth() !== month - 1) return null
  return { wall, zone: parts[6] === undefined ? zone : 'UTC', isDay: parts[3] === undefined }
}

type Six = [number, number, number, number, number, number]

/** All times of a property; of periods, their starts. @returns `null` where one of them is no time */
export function timesOf(line: ContentLine): CalendarTime[] | null {
  const zone = paramOf(line, 'TZID')
  const times = line.value.split(',').map((text) => calendarTime(text.split('/')[0] as string, zone))
  return times.every((time) => time !== null) ? times : null
}

const dayMs = 24 * 60 * 60_000

/** `PT1H30M`, `P1D`, `P2W`. @returns milliseconds; `null` for what is no length of time */
export function calendarDuration(text: string): number | null {
  const parts = /^([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(text.trim())
  if (parts === null || !/\d/.test(text)) return null
  const [weeks, days, hours, minutes, seconds] = parts.slice(2).map((part) => Number(part ?? 0)) as Five
  const ms = (weeks * 7 + days) * dayMs + ((hours * 60 + minutes) * 60 + seconds) * 1000
  return parts[1] === '-' ? -ms : ms
}

type Five = [number, number, number, number, number]

/** The zone of a name; `null` where nothing says what it is. A time without a zone is asked for with `null`. */
export type Zones = (name: string | null) => ZoneOffset | null

/** @returns UTC milliseconds; `null` where its zone is not known */
export function instantOf({ wall, zone }: CalendarTime, zones: Zones): number | null {
  const offset = zones(zone)
  return offset && wall - offset(wall) * 60_000
}
