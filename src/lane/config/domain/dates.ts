import type { Instant } from '../../../base/ids.ts'
import type { ConfigChange, ValueChange } from '../changed-values.ts'
import { type ConfigNode, type ConfigObject, type ConfigValue, nodesTo } from '../config-document.ts'
import { hasWord, keyWords, lastName } from '../key-words.ts'
import type { DomainFault } from './domain-rule.ts'

const ends = new Set(
  'end ends ending until till stop stops finish finishes due expire expires expiry expiration deadline sunset to close closes'.split(
    ' ',
  ),
)
const starts = new Set('start starts begin begins since from open opens launch'.split(' '))
const zones = /(?:^| )(?:timezone|time zone|tz|zone id|utc offset)(?: name| id)?$|^zone$/
const zoneName = /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc|US)\/[A-Z]/

interface Moment {
  readonly ms: number
  /** Everything of how it is written that must stay: precision and zone. */
  readonly form: string
}

const written =
  /^(\d{4}-\d{2}-\d{2})(?:([Tt ])((?:[01]\d|2[0-3]):\d{2})(:\d{2})?(\.\d{1,9})?\s?([Zz]|[+-]\d{2}:?\d{2})?)?$/

/** A date as it is written; `null` for anything else, also for a day that no calendar has. */
export function momentOf(value: ConfigValue['value']): Moment | null {
  if (typeof value === 'number') return epoch(value)
  if (typeof value !== 'string' || value.length > 40) return null
  const match = written.exec(value)
  if (match === null) return null
  const [, day = '', joint = '', time, seconds, fraction, zone = ''] = match
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z'
  const ms = Date.parse(`${day}T${time ?? '00:00'}${seconds ?? ':00'}${offset}`)
  const isDay = new Date(Date.parse(`${day}T00:00:00Z`) || 0).toISOString().slice(0, 10) === day
  if (Number.isNaN(ms) || !isDay) return null
  return { ms, form: time === undefined ? 'day' : `${joint}${seconds ? ':s' : ''}${fraction ? '.f' : ''}${zone}` }
}

const textMoment = (value: ConfigValue['value']): Moment | null => (typeof value === 'string' ? momentOf(value) : null)

/** A day with something behind it that is not known, as the name of a time zone: that part stays as it is but for its digits. */
function looseDay(value: ConfigValue['value']): Moment | null {
  const match = typeof value === 'string' ? /^(\d{4}-\d{2}-\d{2})(\D[\s\S]{0,60})$/.exec(value) : null
  const ms = Date.parse(`${match?.[1]}T23:59:59Z`)
  return match === null || Number.isNaN(ms) ? null : { ms, form: `?${(match[2] ?? '').replace(/\d/g, '0')}` }
}

/** Seconds or milliseconds since 1970, between 2001 and 2286. */
function epoch(value: number): Moment | null {
  if (value >= 1e9 && value < 1e10) return { ms: value * 1000, form: 'seconds' }
  return value >= 1e12 && value < 1e13 ? { ms: value, form: 'milliseconds' } : null
}

/** A date stays a date of the same form and zone, does not end in the past, and comes after the start beside it. */
export function keepsDates(file: ConfigChange, asOf: Instant | null): DomainFault[] {
  return file.changes.flatMap((change) => {
    const detail = dateFault(file, change, asOf)
    return detail === null ? [] : [{ rule: 'config/date', line: change.line, detail }]
  })
}

function dateFault(file: ConfigChange, { before, after }: ValueChange, asOf: Instant | null): string | null {
  const { name } = lastName(before.path)
  if (zones.test(keyWords(name).join(' '))) return 'a time zone changes'
  if (zoneName.test(String(before.value)) && zoneName.test(String(after.value))) return 'a time zone changes'
  const isEnd = hasWord(name, ends)
  const isDated = isEnd || hasWord(name, starts)
  if (asOf !== null && !hasWord(name, starts) && fallsBehind(before.value, after.value, asOf))
    return `${String(after.value)} is over`
  const read = isDated ? (value: ConfigValue['value']) => momentOf(value) ?? looseDay(value) : textMoment
  const from = read(before.value)
  const to = read(after.value)
  if (isEnd && to !== null && asOf !== null && isOver(to, String(after.value), asOf))
    return `${String(after.value)} is over`
  // A year says that it is a date; of one in a form that is not known nobody can say whether it is over.
  if (from === null) return isDated && hasYear(before.value) && hasYear(after.value) ? 'its form is not known' : null
  if (to === null) return `"${String(after.value)}" is no date`
  if (to.form !== from.form) return `it is written in another form: ${String(before.value)} → ${String(after.value)}`
  return isDated ? orderFault(file, after) : windowFault(file, after)
}

/** Whether something was to come and now is over: whatever it is called, it would end at once. */
function fallsBehind(before: ConfigValue['value'], after: ConfigValue['value'], asOf: Instant): boolean {
  const [from, to] = [daysIn(before), daysIn(after)]
  const today = asOf.slice(0, 10)
  return from.length === to.length && from.some((day, at) => day >= today && (to[at] ?? day) < today)
}

/** Every day that is written in a value, as `2026-12-31`. */
const daysIn = (value: ConfigValue['value']): string[] =>
  typeof value === 'string' && value.length <= 100
    ? [...value.matchAll(/(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)/g)].map(([, day = '']) => day)
    : typeof value === 'number' && /^20\d{6}$/.test(String(value))
      ? [String(value).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')]
      : []

/** A list of two dates is a time from the one to the other. */
function windowFault(file: ConfigChange, { path }: ConfigValue): string | null {
  const datesAt = (root: ConfigNode) => {
    const holder = nodesTo(root, path).at(-2)
    const items = holder?.kind === 'list' && holder.items.length === 2 ? holder.items : []
    return items.flatMap((item) => (item.kind === 'value' ? (momentOf(item.value)?.ms ?? []) : []))
  }
  const [first = 0, last = 0] = datesAt(file.before.root)
  const [from = 0, to = 0] = datesAt(file.after.root)
  return first < last && from >= to ? 'it would end before it starts' : null
}

const hasYear = (value: ConfigValue['value']): boolean =>
  typeof value === 'string' && value.length <= 40 && /(?<!\d)(?:19|20)\d\d(?:\d{4})?(?!\d)/.test(value)

const isOver = (moment: Moment, text: string, asOf: Instant): boolean =>
  moment.form === 'day' ? text < asOf.slice(0, 10) : moment.ms < Date.parse(asOf)

/** Every end beside every start of the same object. */
function orderFault(file: ConfigChange, after: ConfigValue): string | null {
  const holder = nodesTo(file.after.root, after.path).at(-2) as ConfigNode | undefined
  if (holder?.kind !== 'object') return null
  const { first, last } = datesIn(holder)
  const isStart = first.some(({ node }) => node === after)
  for (const start of isStart ? first.filter(({ node }) => node === after) : first)
    for (const end of isStart ? last : last.filter(({ node }) => node === after))
      if (end.moment.ms <= start.moment.ms) return `"${end.key}" does not come after "${start.key}"`
  return null
}

interface DatedMember {
  readonly key: string
  readonly moment: Moment
  readonly node: ConfigNode
}
interface DatesOfObject {
  readonly first: readonly DatedMember[]
  readonly last: readonly DatedMember[]
}

/** Each date that changes asks about all that stand beside it. */
const known = new WeakMap<ConfigNode, DatesOfObject>()

function datesIn(holder: ConfigObject): DatesOfObject {
  const found = known.get(holder)
  if (found !== undefined) return found
  const dated = [...holder.members].flatMap(([key, node]) => {
    const moment = node.kind === 'value' ? momentOf(node.value) : null
    return moment === null ? [] : [{ key, moment, node }]
  })
  const dates = {
    first: dated.filter(({ key }) => hasWord(key, starts) && !hasWord(key, ends)),
    last: dated.filter(({ key }) => hasWord(key, ends)),
  }
  known.set(holder, dates)
  return dates
}
