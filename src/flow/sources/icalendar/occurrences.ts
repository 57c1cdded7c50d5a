import type { Span } from '../../calendar/spans.ts'
import { type CalendarTime, calendarDuration, calendarTime, instantOf, timesOf, type Zones } from './calendar-time.ts'
import { type Component, lineOf, paramOf, textOf } from './content-lines.ts'
import { recurrencesOf } from './recurrence.ts'

/** One time that an event takes place. */
export interface Occurrence extends Span {
  /** When it was to be by the rule, UTC milliseconds: its name within the event, wherever it was moved. */
  readonly original: number
}

/** What an event says of its time, or why that cannot be used. */
export type Occurrences =
  | { readonly kind: 'known'; readonly list: readonly Occurrence[]; readonly isAllDay: boolean }
  | { readonly kind: 'no time'; readonly text: string }
  | { readonly kind: 'unknown zone'; readonly text: string }
  | { readonly kind: 'ends before it starts'; readonly text: string }
  | { readonly kind: 'unclear recurrence'; readonly text: string }

const dayMs = 24 * 60 * 60_000

/**
 * When an event takes place within a window: by its rule (RRULE), on further dates (RDATE), not on those taken out (EXDATE), and not where
 * another event of the same name stands in its place (RECURRENCE-ID).
 *
 * @param replaced instants of occurrences that other components tell
 */
export function occurrencesOf(
  event: Component,
  replaced: ReadonlySet<number>,
  zones: Zones,
  window: Span,
): Occurrences {
  const startLine = lineOf(event, 'DTSTART')
  const start = startLine && timesOf(startLine)?.[0]
  if (!start) return { kind: 'no time', text: startLine?.value ?? '' }
  const from = instantOf(start, zones)
  if (from === null) return { kind: 'unknown zone', text: start.zone ?? 'none is written' }
  const length = lengthOf(event, start, zones)
  if (typeof length !== 'number') return length
  if (length < 0) return { kind: 'ends before it starts', text: `${startLine?.value} ${textOf(event, 'DTEND') ?? ''}` }
  const walls = wallsOf(event, start, zones, { from: window.from - length - dayMs, to: window.to + dayMs })
  if (walls === null) return { kind: 'unclear recurrence', text: lineOf(event, 'RRULE')?.value ?? '' }
  const excluded = excludedBy(event, zones)
  const original = originalOf(event, zones)
  const list = walls.flatMap((wall): Occurrence[] => {
    const at = instantOf({ ...start, wall }, zones) as number
    // A day ends with the day, whichever length it has; everything else lasts as long as it is said to.
    const to = start.isDay ? (instantOf({ ...start, wall: wall + length }, zones) as number) : at + length
    const name = original ?? at
    const isOut = excluded(wall, at) || (original === null && replaced.has(name))
    return isOut || at >= window.to || to <= window.from ? [] : [{ original: name, from: at, to }]
  })
  return { kind: 'known', list, isAllDay: start.isDay }
}

/** The occurrence that an event stands in the place of; `null` for one that stands in no other's place. */
export function originalOf(event: Component, zones: Zones): number | null {
  const line = lineOf(event, 'RECURRENCE-ID')
  const time = line && timesOf(line)?.[0]
  return time ? instantOf(time, zones) : null
}

/** Milliseconds; for days, of the wall. */
function lengthOf(event: Component, start: CalendarTime, zones: Zones): number | Occurrences {
  const endLine = lineOf(event, 'DTEND')
  if (endLine) {
    const end = timesOf(endLine)?.[0]
    if (!end) return { kind: 'no time', text: endLine.value }
    if (start.isDay) return end.wall - start.wall
    const [from, to] = [instantOf(start, zones), instantOf(end, zones)]
    return from === null || to === null ? { kind: 'unknown zone', text: end.zone ?? 'none is written' } : to - from
  }
  const duration = textOf(event, 'DURATION')
  if (duration === null) return start.isDay ? dayMs : 0
  return calendarDuration(duration) ?? { kind: 'no time', text: duration }
}

/** Every start by the wall that may lie in the window; `null` for a rule that cannot be followed. */
function wallsOf(event: Component, start: CalendarTime, zones: Zones, window: Span): number[] | null {
  // What stands in another's place is that one time, whatever else it repeats of the event.
  if (lineOf(event, 'RECURRENCE-ID')) return [start.wall]
  const dates = event.lines.filter(({ name }) => name === 'RDATE').map(timesOf)
  if (dates.includes(null)) return null
  const further = dates.flat().map((time) => wallIn(time as CalendarTime, start, zones))
  const walls = new Set([start.wall, ...further.filter((wall) => wall !== null)])
  // A window in instants reaches half a day further on any wall.
  const [from, to] = [window.from - dayMs, window.to + dayMs]
  for (const { name, value } of event.lines) {
    // A rule of exceptions is gone since RFC 5545; without it there would be meetings that never were.
    if (name === 'EXRULE') return null
    if (name !== 'RRULE') continue
    const rule = withWallUntil(value, start, zones)
    const found = rule === null ? null : recurrencesOf(rule, start.wall, from, to)
    if (found === null) return null
    for (const wall of found) walls.add(wall)
  }
  return [...walls].sort((a, b) => a - b)
}

/** The same instant on the wall of the event's start. */
function wallIn(time: CalendarTime, start: CalendarTime, zones: Zones): number | null {
  if (time.zone === start.zone || time.isDay) return time.wall
  const [instant, offset] = [instantOf(time, zones), zones(start.zone)]
  if (instant === null || offset === null) return null
  // The offset is known by the wall, and the wall by the offset: a second look is right wherever the wall shows the instant once.
  const near = instant + offset(instant) * 60_000
  return instant + offset(near) * 60_000
}

/** UNTIL is written in UTC for a start with a zone (3.3.10), while occurrences are counted by the wall. */
function withWallUntil(rule: string, start: CalendarTime, zones: Zones): string | null {
  const until = /(^|;)UNTIL=([^;]*)/i.exec(rule)?.[2]
  if (until === undefined) return rule
  const time = calendarTime(until, start.zone)
  if (time === null) return null
  // A day, for a start with a time, means all of that day.
  const wall = time.isDay && !start.isDay ? time.wall + dayMs - 1000 : wallIn(time, start, zones)
  return wall === null
    ? null
    : rule.replace(/UNTIL=[^;]*/i, `UNTIL=${new Date(wall).toISOString().replace(/[-:]|\.\d+/g, '')}`)
}

/** EXDATE names times, or whole days. */
function excludedBy(event: Component, zones: Zones): (wall: number, instant: number) => boolean {
  const times = event.lines.filter(({ name }) => name === 'EXDATE').flatMap((line) => timesOf(line) ?? [])
  const days = new Set(times.filter(({ isDay }) => isDay).map(({ wall }) => wall))
  const instants = new Set(times.filter(({ isDay }) => !isDay).map((time) => instantOf(time, zones)))
  return (wall, instant) => days.has(Math.floor(wall / dayMs) * dayMs) || instants.has(instant)
}

/** Whether its time is written as a day, or marked as one as Outlook does. */
export const isMarkedAllDay = (event: Component): boolean =>
  textOf(event, 'X-MICROSOFT-CDO-ALLDAYEVENT')?.toUpperCase() === 'TRUE' ||
  paramOf(lineOf(event, 'DTSTART') ?? { name: '', params: {}, value: '' }, 'VALUE')?.toUpperCase() === 'DATE'
