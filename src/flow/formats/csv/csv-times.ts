import { FairwayError } from '../../../base/errors.ts'
import type { TimeReader } from '../time-reader.ts'

/** How a table writes times. `day first` and `month first` are `4/11/2024 9:05 PM` and the like, `year first` is `2024/11/4`. */
export type CsvTimeFormat = 'iso 8601' | 'year first' | 'day first' | 'month first' | 'seconds' | 'milliseconds'
export const csvTimeFormats: readonly CsvTimeFormat[] = [
  'iso 8601',
  'year first',
  'day first',
  'month first',
  'seconds',
  'milliseconds',
]

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const written =
  /^(\d{1,4})([-./ ])(\d{1,2}|[a-z]{3,9})\2(\d{1,4})(?:(?:[ t]|, ?)(\d{1,2}):(\d\d)(?::(\d\d)([.,]\d{1,9})?)? ?([ap])?\.?m?\.?)?( ?(?:z|utc|[-+]\d\d:?\d\d))?$/i

/** @returns the same time in ISO 8601; `null` for what is not written like this */
export function isoOf(text: string, format: CsvTimeFormat): string | null {
  if (format === 'iso 8601') return text
  if (format === 'seconds' || format === 'milliseconds') return isoOfNumber(text, format)
  const [, first = '', mark, middle = '', last = '', hour, minute, second, fraction, half, zone = ''] =
    written.exec(text.trim()) ?? []
  const isNamed = /[a-z]/i.test(middle)
  const year = format === 'year first' ? first : last
  const day = format === 'year first' ? last : format === 'month first' && !isNamed ? middle : first
  const month = isNamed ? monthNumber(middle) : format === 'month first' ? first : middle
  // Nobody writes months first with dots between.
  if (
    year.length !== 4 ||
    day.length > 2 ||
    month.length > 2 ||
    (format === 'month first' && (mark === '.' || isNamed))
  )
    return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (hour === undefined) return date + zone.trim()
  const hours = hourOf(Number(hour), half)
  const offset = zone.trim().replace(/utc/i, 'Z')
  return hours === null ? null : `${date}T${hours}:${minute}:${second ?? '00'}${fraction ?? ''}${offset}`
}

function isoOfNumber(text: string, format: 'seconds' | 'milliseconds'): string | null {
  const digits = text.trim()
  if (!(format === 'seconds' ? /^\d{9,10}(?:\.\d{1,9})?$/ : /^\d{12,13}$/).test(digits)) return null
  return new Date(Math.floor(format === 'seconds' ? Number(digits) * 1000 : Number(digits))).toISOString()
}

function monthNumber(name: string): string {
  const number = months.indexOf(name.slice(0, 3).toLowerCase())
  return number < 0 ? 'none' : String(number + 1)
}

function hourOf(hour: number, half: string | undefined): string | null {
  if (half === undefined) return String(hour).padStart(2, '0')
  if (hour < 1 || hour > 12) return null
  return String((hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)).padStart(2, '0')
}

/** @returns UTC milliseconds; `NaN` for what is no time of this format */
export function timeOf(text: string, format: CsvTimeFormat, times: TimeReader): number {
  const iso = isoOf(text, format)
  return times.text(iso ?? '')
}

/**
 * The format that reads most of the samples; of equally good ones the first in the list.
 *
 * @param column its name, for people
 * @returns `undecided` where days and months could be either way round, and every sample could be either
 * @throws FairwayError `bad-input` where no format reads any sample
 */
export function guessTimeFormat(
  samples: readonly string[],
  column: string,
  times: TimeReader,
): CsvTimeFormat | 'undecided' {
  const readings = csvTimeFormats.map((format) => {
    const read = samples.map((text) => timeOf(text, format, times))
    return { format, read, count: read.filter((ms) => !Number.isNaN(ms)).length }
  })
  const most = Math.max(...readings.map(({ count }) => count))
  if (most === 0)
    throw new FairwayError(
      'bad-input',
      `The times in the column ${column} are written in a way that is not known here.`,
      {
        where: samples.slice(0, 3).join(', ').slice(0, 200),
        next: 'Choose another column, or write times as ISO 8601: 2024-11-04T21:05:00Z.',
      },
    )
  const best = readings.filter(({ count }) => count === most)
  const [dayFirst, monthFirst] = ['day first', 'month first'].map((name) => best.find(({ format }) => format === name))
  const isEither = dayFirst !== undefined && monthFirst !== undefined && best[0] === dayFirst
  if (isEither && dayFirst.read.some((ms, at) => ms !== monthFirst.read[at])) return 'undecided'
  return best[0]?.format ?? 'iso 8601'
}
