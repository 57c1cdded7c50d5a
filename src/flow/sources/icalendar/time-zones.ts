import { isZone } from '../../calendar/working-calendar.ts'
import { utc, wallOffset, type ZoneOffset, zoneOffset } from '../../formats/zone-offset.ts'
import { timesOf, type Zones } from './calendar-time.ts'
import { type Component, lineOf, textOf } from './content-lines.ts'
import { recurrencesOf } from './recurrence.ts'

/**
 * The zones that a calendar names: those of the IANA list by their name, which knows the laws of every year; any other by the VTIMEZONE that the
 * calendar brings, as Exchange does with `W. Europe Standard Time`. Names such as `/vendor.example/Europe/Berlin` are read by their end.
 *
 * @param calendars whose VTIMEZONEs are looked into
 * @param own the zone of times that are written without one; `null` where nothing says it
 * @param until UTC milliseconds up to which rules of zones are followed
 */
export function zonesOf(calendars: readonly Component[], own: string | null, until: number): Zones {
  const described = new Map<string, Component>()
  for (const zone of calendars.flatMap(({ parts }) => parts.filter(({ name }) => name === 'VTIMEZONE'))) {
    const name = textOf(zone, 'TZID')
    if (name !== null && zone.isWhole) described.set(name, zone)
  }
  const known = new Map<string, ZoneOffset | null>()
  const find = (name: string): ZoneOffset | null => {
    const listed = [name, ...endsOf(name)].find(isZone)
    if (listed !== undefined) return zoneOffset(listed)
    const zone = described.get(name)
    return zone ? offsetOf(zone, until) : null
  }
  return (name) => {
    const asked = name ?? own
    if (asked === null) return null
    if (asked === 'UTC') return utc
    if (!known.has(asked)) known.set(asked, find(asked))
    return known.get(asked) ?? null
  }
}

const endsOf = (name: string): string[] => {
  const parts = name.split('/')
  return parts.length < 3 ? [] : [parts.slice(-3).join('/'), parts.slice(-2).join('/')]
}

interface Change {
  readonly at: number
  readonly before: number
  readonly after: number
}

/** A zone by its own rules (RFC 5545, 3.6.5): each observance says when it begins, and the offset before and after. */
function offsetOf(zone: Component, until: number): ZoneOffset | null {
  const changes = zone.parts.flatMap((observance) => changesOf(observance, until))
  if (changes.length === 0) return null
  changes.sort((a, b) => a.at - b.at)
  const first = changes[0] as Change
  return wallOffset((instant) => changes.findLast(({ at }) => at <= instant)?.after ?? first.before)
}

function changesOf(observance: Component, until: number): Change[] {
  const start = lineOf(observance, 'DTSTART')
  const begins = start && timesOf(start)?.[0]
  const [before, after] = [offsetMinutes(observance, 'TZOFFSETFROM'), offsetMinutes(observance, 'TZOFFSETTO')]
  if (!begins || before === null || after === null) return []
  const rule = lineOf(observance, 'RRULE')?.value
  const dates = observance.lines.filter(({ name }) => name === 'RDATE').flatMap((line) => timesOf(line) ?? [])
  const walls = [
    begins.wall,
    ...dates.map(({ wall }) => wall),
    ...(rule === undefined ? [] : (recurrencesOf(rule, begins.wall, begins.wall, until) ?? [])),
  ]
  return [...new Set(walls)].map((wall) => ({ at: wall - before * 60_000, before, after }))
}

function offsetMinutes(observance: Component, name: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)(?:\d\d)?$/.exec(textOf(observance, name) ?? '') ?? []
  if (sign === undefined) return null
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
