const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const year = 365.25 * day
/** From here on nobody counts in days. */
const long = 2 * year

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** A duration as a person says it, with the two largest units: `3 min 10 s`, `2 h 5 min`, `4 days 3 h`, `3 years 40 days`. */
export function durationWords(ms: number): string {
  if (ms < second) return 'under 1 s'
  const rounded = ms < hour ? Math.round(ms / second) * second : Math.round(ms / minute) * minute
  if (rounded < minute) return `${rounded / second} s`
  if (rounded < hour) return pair(`${Math.floor(rounded / minute)} min`, (rounded % minute) / second, 's')
  if (rounded < day) return pair(`${Math.floor(rounded / hour)} h`, (rounded % hour) / minute, 'min')
  if (rounded < long) return pair(count(Math.floor(rounded / day), 'day'), Math.floor((rounded % day) / hour), 'h')
  const days = Math.floor((rounded % year) / day)
  return pair(count(Math.floor(rounded / year), 'year'), days, days === 1 ? 'day' : 'days')
}

const pair = (large: string, small: number, unit: string): string => (small === 0 ? large : `${large} ${small} ${unit}`)

/** A duration with its largest unit only, for dense rows: `11 min`, `4 h`, `3 days`. Rounded down: an age never runs ahead. */
export function ageWords(ms: number): string {
  if (ms < minute) return 'now'
  if (ms < hour) return `${Math.floor(ms / minute)} min`
  if (ms < day) return `${Math.floor(ms / hour)} h`
  return ms < long ? count(Math.floor(ms / day), 'day') : count(Math.floor(ms / year), 'year')
}

/** What times are counted with: working time is never said in days, which have no length of their own there. */
export type Clock = 'elapsed' | 'working'

const units = [
  { until: minute, ms: second, name: 's' },
  { until: hour, ms: minute, name: 'min' },
  { until: day, ms: hour, name: 'h' },
  { until: long, ms: day, name: 'days' },
  { until: Number.POSITIVE_INFINITY, ms: year, name: 'years' },
] as const
const workingUnits = [
  ...units.slice(0, 2),
  { until: Number.POSITIVE_INFINITY, ms: hour, name: 'working hours' },
] as const

/** Two ends of an interval that share a unit are said once: `4–9 min`. */
export function rangeWords(lowMs: number, highMs: number, clock: Clock = 'elapsed'): string {
  const all = clock === 'working' ? workingUnits : units
  const { ms: unit, name } = all.find(({ until }) => highMs < until) ?? units[0]
  if (lowMs < unit) return `${spanWords(lowMs, clock)}–${spanWords(highMs, clock)}`
  // A tenth says something about 4.2 days and nothing about 33.1 min.
  const places = highMs / unit < 10 ? 10 : 1
  const part = (ms: number) => (Math.round((ms / unit) * places) / places).toString()
  if (part(lowMs) === part(highMs))
    return part(lowMs) === '1' && /s$/.test(name) && name !== 's' ? `1 ${name.slice(0, -1)}` : `${part(lowMs)} ${name}`
  return `${part(lowMs)}–${part(highMs)} ${name}`
}

/** A measured time as one number of its largest unit: `4.2 days`, `40 min`, `31 working hours`. */
export const spanWords = (ms: number, clock: Clock = 'elapsed'): string =>
  ms < second ? 'under 1 s' : rangeWords(ms, ms, clock)
