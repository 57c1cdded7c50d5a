/** How times are written, in the viewer's zone. `locale` is English everywhere, as the rest of the interface is. */
const locale = 'en-GB'

const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const clockToTheSecond = new Intl.DateTimeFormat(locale, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const dayMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
const dayMonthYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
const whole = new Intl.DateTimeFormat(locale, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
})

const dayOf = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
const dayMs = 86_400_000

/** As short as it can be without doubt: `14:02`, `yesterday 14:02`, `19 Nov 14:02`, `19 Nov 2025`. */
export function timeWords(instant: string, now: Date): string {
  const date = new Date(instant)
  const days = Math.round((dayOf(now) - dayOf(date)) / dayMs)
  if (days === 0) return clock.format(date)
  if (days === 1) return `yesterday ${clock.format(date)}`
  if (date.getFullYear() === now.getFullYear()) return `${dayMonth.format(date)} ${clock.format(date)}`
  return dayMonthYear.format(date)
}

/** The whole truth, for a hover: weekday, date, seconds and zone. */
export const absoluteTime = (instant: string): string => whole.format(new Date(instant))

/** `14:02:09`, for rows that stand close in time. */
export const clockWords = (instant: string): string => clockToTheSecond.format(new Date(instant))

/** `today`, `yesterday`, `19 Nov`, `19 Nov 2025`: the heading over a day's rows. */
export function dayWords(instant: string, now: Date): string {
  const date = new Date(instant)
  const days = Math.round((dayOf(now) - dayOf(date)) / dayMs)
  if (days === 0) return 'Today'
  if (days === 1) return 'Yesterday'
  return (date.getFullYear() === now.getFullYear() ? dayMonth : dayMonthYear).format(date)
}
