import { type CalendarWish, type ChangeSettings, type SettingsView, weekdays } from '../../../src/api/source-schema.ts'

/** What was changed on the screen and not said yet. */
export type Wish = Omit<ChangeSettings, 'version' | 'why'>

export interface PartProps {
  readonly view: SettingsView
  readonly wish: Wish
  readonly onWish: (wish: Wish) => void
}

export const sureness = (confidence: number): string =>
  confidence === 1 ? 'said' : `guessed, ${Math.round(confidence * 100)} % sure`

// ── people ──

type People = Required<NonNullable<ChangeSettings['people']>>
type Person = SettingsView['people'][number]

/** What is said of people, with what is wished of them in its place. */
export function peopleSaid({ settings }: SettingsView, wish: Wish): People {
  const said = settings.people as Partial<People> | undefined
  return { same: [], bots: {}, teams: {}, roles: {}, ...said, ...wish.people }
}

/** Two that were taken for different people are one; whatever was said of their accounts before no longer holds. */
export function joined(same: People['same'], person: Person, other: Person): People['same'] {
  const accounts = [...new Set([other.id, ...other.accounts, ...person.accounts])]
  return [...without(same, accounts), accounts]
}

/** Accounts that were taken for one person are each of their own. */
export const parted = (same: People['same'], { accounts }: Person): People['same'] => [
  ...without(same, accounts),
  ...accounts.map((account) => [account]),
]

const without = (same: People['same'], accounts: readonly string[]): People['same'] =>
  same.map((group) => group.filter((account) => !accounts.includes(account))).filter((group) => group.length > 0)

// ── working calendars ──

/** A calendar as it is written on the screen: a line each, so that it can be pasted. */
export interface CalendarText {
  readonly team: string | null
  readonly zone: string
  /** By weekday: `09:00–12:30, 13:00–17:00`; empty where the day is free. */
  readonly hours: Readonly<Record<(typeof weekdays)[number], string>>
  readonly holidays: string
  readonly absences: string
}

export const calendarText = (calendar: SettingsView['calendars'][number]): CalendarText => ({
  team: calendar.team,
  zone: calendar.zone,
  hours: Object.fromEntries(
    weekdays.map((day) => [day, (calendar.hours[day] ?? []).map(([from, to]) => `${from}–${to}`).join(', ')]),
  ) as CalendarText['hours'],
  holidays: calendar.holidays.join('\n'),
  absences: calendar.absences.map(({ person, from, to }) => `${person} ${from} ${to}`).join('\n'),
})

/** What was written, as it is sent. What makes no sense goes along: whoever judges it names all of it at once. */
export const calendarWish = ({ zone, hours, holidays, absences }: CalendarText): CalendarWish => ({
  zone: zone.trim(),
  hours: Object.fromEntries(
    weekdays.flatMap((day) => {
      const spans = hours[day].split(',').filter((span) => span.trim() !== '')
      return spans.length === 0 ? [] : [[day, spans.map(spanOf)]]
    }),
  ),
  holidays: lines(holidays),
  absences: lines(absences).map((line) => {
    const words = line.split(/\s+/)
    const [from, to] = words.length > 2 ? words.slice(-2) : [words[1] ?? '', words[1] ?? '']
    return {
      person: words.length > 2 ? words.slice(0, -2).join(' ') : (words[0] ?? ''),
      from: from ?? '',
      to: to ?? '',
    }
  }),
})

function spanOf(text: string): [string, string] {
  const [from = '', to = ''] = text.split(/[–—-]/).map((part) => part.trim())
  return [clockTime(from), clockTime(to)]
}

/** `9` and `9:30` are as good as `09:00` and `09:30`. */
const clockTime = (text: string): string => {
  const [, hour, minute = '00'] = /^(\d{1,2})(?::(\d\d))?$/.exec(text) ?? []
  return hour === undefined ? text : `${hour.padStart(2, '0')}:${minute}`
}

const lines = (text: string): string[] =>
  text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Teams that people are in, by what is said or wished of them. */
export const teamsOf = (view: SettingsView, wish: Wish): string[] =>
  [...new Set([...Object.values(peopleSaid(view, wish).teams), ...view.calendars.flatMap(({ team }) => team ?? [])])]
    .filter((team) => team.trim() !== '')
    .sort()
