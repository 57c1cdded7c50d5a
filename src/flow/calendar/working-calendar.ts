/** Hours of a day as a clock on the wall shows them, half open: `['09:00', '12:30']`; `24:00` is the end of the day. */
export type Hours = readonly [from: string, to: string]

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

/** Days on which somebody does not work, the last one among them: `2026-08-03`. */
export interface Absence {
  /** As in {@link Person.id} of people. */
  readonly person: string
  readonly from: string
  readonly to: string
}

/** When a team works: plain data that it edits; each edit raises the version, and figures on this clock name it. */
export interface WorkingCalendar {
  readonly version: number
  /** IANA name: `Europe/Berlin`. */
  readonly zone: string
  /** A weekday that is not named is free. */
  readonly hours: Readonly<Partial<Record<Weekday, readonly Hours[]>>>
  /** Days off for everybody: `2026-12-25`. */
  readonly holidays: readonly string[]
  readonly absences: readonly Absence[]
}

const officeHours: readonly Hours[] = [['09:00', '17:00']]

/** Monday to Friday, nine to five, and no holidays: a guess to start from, and shown as one. */
export const guessedCalendar = (zone: string): WorkingCalendar => ({
  version: 0,
  zone,
  hours: {
    monday: officeHours,
    tuesday: officeHours,
    wednesday: officeHours,
    thursday: officeHours,
    friday: officeHours,
  },
  holidays: [],
  absences: [],
})

const dayMs = 24 * 60 * 60_000

/** @returns the day as if it were one in UTC; `null` for what is no day */
export function wallDay(date: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null
  const at = Date.parse(date)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? null : at
}

/** @returns milliseconds since midnight on the wall; `null` for what is no time of a day */
export function wallTime(text: string): number | null {
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(text) ?? []
  if (hour === undefined || Number(minute) > 59) return null
  const at = (Number(hour) * 60 + Number(minute)) * 60_000
  return at > dayMs ? null : at
}

/** Everything in a calendar that cannot be meant, in words; empty for one that can be used. */
export function problemsOf({ zone, hours, holidays, absences }: WorkingCalendar): string[] {
  const wrongHours = Object.entries(hours).flatMap(([day, spans]) =>
    (spans ?? []).flatMap(([from, to]) => {
      const [start, end] = [wallTime(from), wallTime(to)]
      return start !== null && end !== null && start < end
        ? []
        : [`${day}: ${from}–${to} are no hours; write them as 09:00 and 17:00, the end after the start`]
    }),
  )
  const days = [...holidays, ...absences.flatMap(({ from, to }) => [from, to])]
  return [
    ...(isZone(zone) ? [] : [`there is no time zone called ${zone}; write for example Europe/Berlin`]),
    ...Object.keys(hours)
      .filter((day) => !(weekdays as readonly string[]).includes(day))
      .map((day) => `${day} is no weekday`),
    ...wrongHours,
    ...days.filter((day) => wallDay(day) === null).map((day) => `${day} is no day; write it as 2026-12-25`),
    ...absences
      .filter(({ from, to }) => to < from)
      .map(({ person, from, to }) => `${person}: an absence from ${from} to ${to} ends before it starts`),
  ]
}

/** Whether this name of a time zone is one of the IANA list. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
