import type { Span } from '../../calendar/spans.ts'
import type { ObjectName, Reading } from '../path-event.ts'
import { ReadingDraft } from '../reading-draft.ts'
import { calendarDuration, calendarTime, instantOf, timesOf, type Zones } from './calendar-time.ts'
import { type Component, componentsOf, lineOf, paramOf, textOf } from './content-lines.ts'
import { answerOf, invitedTo, kindOf, mailOf, organiserOf, showingIn, showingOf } from './meeting-words.ts'
import { type Occurrence, occurrencesOf, originalOf } from './occurrences.ts'
import { zonesOf } from './time-zones.ts'

export interface CalendarOptions {
  /** The time asked about, UTC milliseconds: a meeting every week without an end is read for this long. */
  readonly window: Span
  /** Zone of times that are written without one; the calendar's own `X-WR-TIMEZONE` comes first. */
  readonly zone?: string
  /** Mail address of whose calendar it is, where the file does not say. */
  readonly owner?: string
  /** Keep what meetings are called. By default nothing does: hours need no titles. */
  readonly keepTitles?: boolean
}

/**
 * Reads calendars in RFC 5545: each time that an event takes place becomes a meeting, held when it starts, with who organises it, who was asked
 * and how they answered, and how it shows in the calendar it was read from. The same meeting in several calendars is one.
 *
 * @public
 */
export function readIcalendar(text: string, options: CalendarOptions): Reading {
  const draft = new ReadingDraft('Calendar')
  const calendars = componentsOf(text).filter(({ name }) => name === 'VCALENDAR')
  if (calendars.length === 0 && text.trim() !== '') {
    draft.findings.raw++
    draft.findings.add('not-a-record', 'the text', text.trim().slice(0, 80))
  }
  const records = calendars.flatMap((calendar, place) => {
    const context = contextOf(calendar, calendars, options)
    return calendar.parts.filter(({ name }) => name !== 'VTIMEZONE').map((part) => ({ place, part, context }))
  })
  const contexts = new Map(records.map(({ place, context }) => [place, context]))
  // What is compared for repetition is the record without what was made of its calendar.
  draft.records(
    records.map(({ place, part }) => ({ place, part })),
    (record) => nameOf((record as CalendarRecord).part),
    (record) => {
      const { place, part } = record as CalendarRecord
      readPart(draft, part, contexts.get(place) as Context, options)
    },
  )
  return draft.done()
}

interface CalendarRecord {
  readonly place: number
  readonly part: Component
}

interface Context {
  readonly zones: Zones
  /** Mail address of whose calendar it is; `null` where nothing says it. */
  readonly owner: string | null
  /** By UID, occurrences that another component stands in the place of. */
  readonly replaced: ReadonlyMap<string, ReadonlySet<number>>
}

function contextOf(calendar: Component, all: readonly Component[], { zone, owner, window }: CalendarOptions): Context {
  const zones = zonesOf(all, textOf(calendar, 'X-WR-TIMEZONE') ?? zone ?? null, window.to)
  const replaced = new Map<string, Set<number>>()
  for (const part of calendar.parts) {
    const [uid, original] = [textOf(part, 'UID'), part.isWhole ? originalOf(part, zones) : null]
    if (uid === null || original === null) continue
    replaced.set(uid, (replaced.get(uid) ?? new Set()).add(original))
  }
  return { zones, owner: mailOf(owner ?? textOf(calendar, 'X-WR-CALNAME') ?? ''), replaced }
}

const nameOf = (part: Component): string => textOf(part, 'UID') ?? `a ${part.name}`

function readPart(draft: ReadingDraft, part: Component, context: Context, options: CalendarOptions): void {
  const where = nameOf(part)
  if (part.name !== 'VEVENT' && part.name !== 'VFREEBUSY') return draft.refuse('other-kind', where, part.name)
  if (!part.isWhole) return draft.refuse('cut-off', where)
  if (part.name === 'VFREEBUSY') return readBusyTimes(draft, part, context, options)
  const uid = textOf(part, 'UID')
  if (uid === null) return draft.refuse('no-id', where, textOf(part, 'DTSTART') ?? '')
  if (textOf(part, 'STATUS')?.toUpperCase() === 'CANCELLED') return draft.refuse('called-off', where)
  const found = occurrencesOf(part, context.replaced.get(uid) ?? new Set(), context.zones, options.window)
  if (found.kind === 'no time') return draft.refuse('no-time', where, found.text)
  if (found.kind === 'unknown zone') return draft.refuse('unknown-zone', where, found.text)
  if (found.kind === 'ends before it starts') return draft.refuse('ends-before-start', where, found.text)
  if (found.kind === 'unclear recurrence') return draft.refuse('unclear-recurrence', where, found.text)
  if (found.list.length === 0) return draft.refuse('outside-window', where, lineOf(part, 'DTSTART')?.value)
  for (const occurrence of found.list) tellMeeting(draft, uid, part, occurrence, context, options)
}

function tellMeeting(
  draft: ReadingDraft,
  uid: string,
  event: Component,
  { original, from, to }: Occurrence,
  { owner, zones }: Context,
  { keepTitles }: CalendarOptions,
): void {
  const on: ObjectName = { type: 'meeting', id: `${uid} ${new Date(original).toISOString()}` }
  const organiser = organiserOf(event)
  const invited = invitedTo(event)
  const others = invited.filter(({ mail, kind }) => kind !== 'thing' && mail !== (organiser?.mail ?? owner))
  const by = organiser && accountOf(draft, organiser)
  const start = new Date(from).toISOString()
  draft.event({ activity: 'meeting held', on, at: start, by })
  // The latest copy wins, and none is newer than the meeting: calendars that stamp each export must not hide it from earlier looks.
  const changed = lineOf(event, 'LAST-MODIFIED') ?? lineOf(event, 'DTSTAMP')
  const changedAt = changed && timesOf(changed)?.[0]
  const since = new Date(Math.min(from, (changedAt && instantOf(changedAt, zones)) ?? 0)).toISOString()
  draft.fact(on, 'time', `${start}/${new Date(to).toISOString()}`, since)
  draft.fact(on, 'kind', kindOf(event, others.length), since)
  if (by !== null) draft.fact(on, 'organiser', by)
  for (const { mail, name, answer, kind } of invited) {
    if (kind === 'thing') continue
    if (kind === 'group') draft.fact(on, `group ${mail}`, true)
    // No answer yet is what an answer replaces, whichever copy is newer.
    else draft.fact(on, answerOf(accountOf(draft, { mail, name })), answer, answer === 'needs-action' ? null : since)
  }
  if (owner !== null) draft.fact(on, showingIn(accountOf(draft, { mail: owner, name: null })), showingOf(event), since)
  if (keepTitles === true) draft.fact(on, 'title', textOf(event, 'SUMMARY'), since)
}

/** Busy times without anything else, as free/busy pages and shared calendars give them. */
function readBusyTimes(
  draft: ReadingDraft,
  part: Component,
  { owner, zones }: Context,
  { window }: CalendarOptions,
): void {
  const whose = mailOf(organiserOf(part)?.mail ?? '') ?? invitedTo(part)[0]?.mail ?? owner
  if (whose === null) return draft.refuse('no-id', nameOf(part), 'nothing says whose time it is')
  const lines = part.lines.filter(
    (line) => line.name === 'FREEBUSY' && (paramOf(line, 'FBTYPE') ?? 'BUSY').toUpperCase() !== 'FREE',
  )
  const account = accountOf(draft, { mail: whose, name: null })
  let told = false
  for (const period of lines.flatMap(({ value }) => value.split(','))) {
    const [start = '', end = ''] = period.split('/')
    const time = calendarTime(start, null)
    const from = time && instantOf(time, zones)
    const endTime = calendarTime(end, null)
    const length = calendarDuration(end)
    const to = endTime ? instantOf(endTime, zones) : from !== null && length !== null ? from + length : null
    if (from === null || to === null || to < from) {
      draft.findings.add('bad-time', nameOf(part), period)
      continue
    }
    if (from >= window.to || to <= window.from) continue
    told = true
    const at = new Date(from).toISOString()
    const on: ObjectName = { type: 'meeting', id: `busy ${whose} ${at}` }
    draft.event({ activity: 'meeting held', on, at })
    draft.fact(on, 'time', `${at}/${new Date(to).toISOString()}`)
    draft.fact(on, 'kind', 'busy only')
    draft.fact(on, showingIn(account), 'busy')
  }
  if (!told) draft.refuse('outside-window', nameOf(part))
}

const accountOf = (draft: ReadingDraft, { mail, name }: { mail: string; name: string | null }): string =>
  draft.account({ id: `mail:${mail}`, name, email: mail, isBot: null })
